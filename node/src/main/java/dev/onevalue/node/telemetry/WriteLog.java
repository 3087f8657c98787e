package dev.onevalue.node.telemetry;

import dev.onevalue.node.core.register.Register;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what was written here, and by whom: in the log, and in the history. Thread-safe. */
public final class WriteLog {

  private static final Logger LOG = LoggerFactory.getLogger(WriteLog.class);

  private final LogBudget lines = new LogBudget(100, Duration.ofSeconds(1), InstantSource.system());
  private final History history;

  public WriteLog(History history) {
    this.history = history;
  }

  /**
   * A register was written here.
   *
   * @param subject who asked for it; null: anybody may, and nobody was asked
   */
  public void wrote(@Nullable String subject, Register written) {
    if (subject != null) {
      history.writtenBy(subject, written.version());
    }
    log(subject == null ? "a client" : subject, written);
  }

  private synchronized void log(String subject, Register written) {
    lines.log(leftOut ->
        Traced.info(LOG, written)
            .log(
                "value {} (generation {}) was set by {}{}",
                written.value(),
                written.generation(),
                subject,
                leftOut == 0 ? "" : " (and %d more were set)".formatted(leftOut)));
  }
}
