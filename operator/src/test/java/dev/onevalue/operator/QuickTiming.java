package dev.onevalue.operator;

import dev.onevalue.operator.observation.Timing;
import java.time.Duration;

/** Patience of an operator whose members and API server answer at once. */
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

  static final LeaderElection.Term TERM =
      new LeaderElection.Term(
          Duration.ofMillis(3000), Duration.ofMillis(2000), Duration.ofMillis(200));

  private QuickTiming() {}
}
