package dev.onevalue.node.runtime;

import java.time.Duration;

/** Tells when an interval has passed. A pause, however long, counts as one. Not thread-safe. */
final class Ticker {

  private final long intervalNanos;
  private long next;

  Ticker(Duration interval) {
    intervalNanos = interval.toNanos();
    next = System.nanoTime() + intervalNanos;
  }

  /** When the interval ends, by {@link System#nanoTime()}. */
  long next() {
    return next;
  }

  /** Whether it has ended; if so the next one begins. */
  boolean isDue() {
    long now = System.nanoTime();
    if (now - next < 0) {
      return false;
    }
    next = now + intervalNanos;
    return true;
  }
}
