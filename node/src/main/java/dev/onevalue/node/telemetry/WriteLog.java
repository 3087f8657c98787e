package dev.onevalue.node.telemetry;

import dev.onevalue.node.core.register.Register;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells who wrote: in the log, and in the history. Thread-safe. */
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
   * @param subject who asked for it
   */
  public void wrote(String subject, Register written) {
    history.writtenBy(subject, written.version());
    log(subject, written);
  }

  private synchronized void log(String subject, Register written) {
    lines.log(leftOut ->
        LOG.info(
            "value {} (generation {}) was set by {}{}",
            written.value(),
            written.generation(),
            subject,
            leftOut == 0 ? "" : " (and %d more were set)".formatted(leftOut)));
  }
}
