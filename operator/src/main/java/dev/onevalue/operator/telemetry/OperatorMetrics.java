package dev.onevalue.operator.telemetry;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All metrics of one operator. Thread-safe.
 *
 * @see <a href="https://prometheus.io/docs/practices/naming/">Prometheus: metric naming</a>
 */
public final class OperatorMetrics {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter text = PrometheusTextFormatWriter.create();
  private final ReconciliationMetrics reconciliations = new ReconciliationMetrics(registry);

  /** Where to register more. */
  public PrometheusRegistry registry() {
    return registry;
  }

  /** What the SDK tells of reconciliations. */
  public ReconciliationMetrics reconciliations() {
    return reconciliations;
  }

  /** From now on this number is shown. */
  public void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }

  /**
   * From now on all of these clusters are shown.
   *
   * @param clusters called at each scrape; must not block
   */
  public void clusters(Supplier<Stream<OneValueCluster>> clusters) {
    registry.register(new ClusterMetrics(clusters));
  }

  /** Writes all of it in Prometheus' text format. */
  public void write(OutputStream out) throws IOException {
    text.write(out, registry.scrape());
  }

  /** The media type of what {@link #write} writes. */
  public String contentType() {
    return text.getContentType();
  }
}
