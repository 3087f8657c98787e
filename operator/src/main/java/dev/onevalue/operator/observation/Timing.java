package dev.onevalue.operator.observation;

import java.time.Duration;

/**
 * How patient an observer is. Immutable.
 *
 * @param heartbeat how often a member that has nothing new to say is asked to say so
 * @param silence how long it may be silent all the same, before it counts as unheard
 * @param grace how long it still counts as heard after its connection broke
 * @param firstRetry pause before the first new attempt to reach it; each further one is twice as
 *     long
 * @param lastRetry the longest pause
 * @param settle how long a write may take to reach all members until a status says that it did not
 * @param pace how often something may be written for a cluster: a status, a checkpoint, a value
 * @param deaf after what time a member that did not hear another one counts as cut off from it
 */
public record Timing(
    Duration heartbeat,
    Duration silence,
    Duration grace,
    Duration firstRetry,
    Duration lastRetry,
    Duration settle,
    Duration pace,
    Duration deaf) {

  /** What suits a cluster. */
  public static final Timing DEFAULT =
      new Timing(
          Duration.ofSeconds(10),
          Duration.ofSeconds(25),
          Duration.ofSeconds(2),
          Duration.ofMillis(100),
          Duration.ofSeconds(5),
          Duration.ofMillis(50),
          Duration.ofSeconds(1),
          Duration.ofSeconds(10));
}
