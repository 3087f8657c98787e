package dev.onevalue.node.telemetry;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongConsumer;

/**
 * Keeps a kind of line from flooding the log: so many in a period, then none, and with the first
 * one of a later period how many were left out. Not thread-safe.
 */
final class LogBudget {

  private final int linesInPeriod;
  private final long periodMillis;
  private final InstantSource clock;
  private long periodStart;
  private int lines;
  private long leftOut;

  LogBudget(int linesInPeriod, Duration period, InstantSource clock) {
    this.linesInPeriod = linesInPeriod;
    this.periodMillis = period.toMillis();
    this.clock = clock;
    this.periodStart = clock.millis();
  }

  /**
   * Has the line logged, with the number of those that were left out before it, or leaves it out.
   */
  void log(LongConsumer line) {
    long now = clock.millis();
    if (now - periodStart >= periodMillis) {
      periodStart = now;
      lines = 0;
    }
    if (lines == linesInPeriod) {
      leftOut++;
      return;
    }
    lines++;
    line.accept(leftOut);
    leftOut = 0;
  }
}
