package dev.onevalue.node.core.freshness;

import java.util.UUID;

/**
 * For how long a node may have missed writes of a member when it says so.
 *
 * @param incarnation the member's
 * @param millis rounded up, 0 to {@value #MAX_MILLIS}
 */
public record Age(UUID incarnation, int millis) {

  /** Who was not heard for longer, 24 days, is not told of. */
  public static final int MAX_MILLIS = Integer.MAX_VALUE;

  public Age {
    if (millis < 0) {
      throw new IllegalArgumentException("an age of %d ms is negative".formatted(millis));
    }
  }
}
