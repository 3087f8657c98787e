package dev.onevalue.operator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onevalue.operator.telemetry.OperatorMetrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Metrics as Prometheus reads them. */
final class MetricsText {

  private MetricsText() {}

  static String of(OperatorMetrics metrics) {
    var out = new ByteArrayOutputStream();
    try {
      metrics.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(UTF_8);
  }
}
