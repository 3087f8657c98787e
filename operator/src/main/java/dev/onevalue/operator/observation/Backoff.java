package dev.onevalue.operator.observation;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Pauses between attempts: each twice as long as the one before, up to a limit, and half of it by
 * chance, so that those who failed together do not come back together. Thread-safe.
 */
final class Backoff {
  private final Semaphore wake = new Semaphore(0);
  private final long firstMillis;
  private final long lastMillis;
  private volatile long nextMillis;

  Backoff(Duration first, Duration last) {
    this.firstMillis = first.toMillis();
    this.lastMillis = last.toMillis();
    this.nextMillis = firstMillis;
  }

  /** An attempt has succeeded. */
  void reset() {
    nextMillis = firstMillis;
  }

  /** Ends a pause early, if there is one: the next attempt may well succeed. */
  void wake() {
    reset();
    wake.release();
  }

  void pause() throws InterruptedException {
    wake.drainPermits();
    long millis = nextMillis;
    nextMillis = Math.min(lastMillis, 2 * millis);
    long jittered = millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
    var _ = wake.tryAcquire(jittered, TimeUnit.MILLISECONDS);
  }
}
