package dev.onevalue.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses between tries: the first try is at once, then 100 ms to 5 s, longer and at random. */
final class Backoff {

  static final Duration MIN = Duration.ofMillis(100);
  static final Duration MAX = Duration.ofSeconds(5);
  private static final int MAX_DOUBLINGS = 6;

  private final RandomGenerator random;
  private int failures;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  Duration next() {
    if (failures++ == 0) {
      return Duration.ZERO;
    }
    long longest =
        Math.min(MAX.toMillis(), MIN.toMillis() << Math.min(failures - 1, MAX_DOUBLINGS));
    return Duration.ofMillis(random.nextLong(MIN.toMillis(), longest + 1));
  }

  /** A member has shown that it does. */
  void reset() {
    failures = 0;
  }
}
