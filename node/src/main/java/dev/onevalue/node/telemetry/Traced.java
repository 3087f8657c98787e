package dev.onevalue.node.telemetry;

import dev.onevalue.node.core.register.Register;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Lines of the log that name the request which caused them, as OpenTelemetry calls it.
 *
 * @see <a
 *     href="https://opentelemetry.io/docs/specs/otel/compatibility/logging_trace_context/">Trace
 *     Context in non-OTLP Log Formats</a>
 */
final class Traced {

  private Traced() {}

  static LoggingEventBuilder info(Logger log, Register register) {
    return traced(log, Level.INFO, register);
  }

  static LoggingEventBuilder warn(Logger log, Register register) {
    return traced(log, Level.WARN, register);
  }

  private static LoggingEventBuilder traced(Logger log, Level level, Register register) {
    LoggingEventBuilder line = log.atLevel(level);
    return register.trace().isNone()
        ? line
        : line.addKeyValue("trace_id", register.trace().toString());
  }
}
