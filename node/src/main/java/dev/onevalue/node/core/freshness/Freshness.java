package dev.onevalue.node.core.freshness;

import java.util.List;
import java.util.OptionalLong;

/**
 * How much of what others have written a node may lack. Immutable; moments are on the node's own
 * monotonic clock.
 *
 * <p>Every write that a member which counts acknowledged before {@code now} less the age is in the
 * node's register. All members in view count, from when they were heard or have been in view for a
 * moment, and those that were lost without a goodbye.
 */
public final class Freshness {

  /** Nothing is known. */
  public static final Freshness UNKNOWN = new Freshness(List.of());

  private final List<Peer> peers;

  private Freshness(List<Peer> peers) {
    this.peers = peers;
  }

  /**
   * For how long a write may have been missed, in nanoseconds; 0 for a node alone, empty if that is
   * not known. As cheap as a subtraction.
   */
  public OptionalLong ageNanos(long now) {
    return OptionalLong.empty();
  }

  /** All members but the node itself, in any order. */
  public List<Peer> peers() {
    return peers;
  }

  /** Those that count, and of which more than this may have been missed, the worst first. */
  public List<Peer> unheard(long now, long boundNanos) {
    return List.of();
  }
}
