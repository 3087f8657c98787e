package dev.onevalue.operator;

import dev.onevalue.operator.observation.Timing;
import java.time.Duration;

/** Patience of an operator whose members answer at once. */
final class QuickTiming {

  static final Timing QUICK =
      new Timing(
          Duration.ofMillis(100),
          Duration.ofSeconds(2),
          Duration.ofMillis(200),
          Duration.ofMillis(10),
          Duration.ofMillis(100),
          Duration.ofMillis(50),
          Duration.ofMillis(200),
          Duration.ofSeconds(10));

  private QuickTiming() {}
}
