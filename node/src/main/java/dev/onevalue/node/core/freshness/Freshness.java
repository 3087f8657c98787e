package dev.onevalue.node.core.freshness;

import static java.util.Comparator.comparingLong;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * How much of what others have written a node may lack. Immutable; moments are on the node's own
 * monotonic clock.
 *
 * <p>Every write that a member which counts has acknowledged before {@code now} less the age is in
 * the node's register. Those that were lost without a goodbye count, and all in view: a new one
 * from when it was heard, or after a second even if it was not.
 */
public final class Freshness {

  /** Nothing is known. */
  public static final Freshness UNKNOWN = new Freshness(List.of(), false);

  private final List<Peer> peers;
  private final boolean known;
  private final boolean anyFresh;
  private final long freshUntil;
  private final boolean anyUnheard;
  private final long unheardFrom;

  private Freshness(List<Peer> peers, boolean known) {
    this.peers = peers;
    this.known = known;
    OptionalLong oldest =
        earliest(peers.stream().map(Peer::freshUntil).filter(Objects::nonNull).toList());
    OptionalLong unheard =
        earliest(
            peers.stream().filter(p -> p.freshUntil() == null).map(Peer::countsFrom).toList());
    anyFresh = oldest.isPresent();
    freshUntil = oldest.orElse(0);
    anyUnheard = unheard.isPresent();
    unheardFrom = unheard.orElse(0);
  }

  static Freshness of(List<Peer> peers) {
    return new Freshness(List.copyOf(peers), true);
  }

  /** The clock may overflow: moments are compared by their difference. */
  private static OptionalLong earliest(List<Long> moments) {
    return moments.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            moments.stream().reduce((one, other) -> one - other <= 0 ? one : other).orElseThrow());
  }

  /**
   * For how long a write may have been missed, in nanoseconds; 0 for a node alone, empty if that is
   * not known. As cheap as two subtractions.
   */
  public OptionalLong ageNanos(long now) {
    if (!known || (anyUnheard && now - unheardFrom >= 0)) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(anyFresh ? Math.max(0, now - freshUntil) : 0);
  }

  /** All members but the node itself, in any order. */
  public List<Peer> peers() {
    return peers;
  }

  /** Those of which more than this may have been missed, the worst first. */
  public List<Peer> unheard(long now, long boundNanos) {
    return peers.stream()
        .filter(peer -> peer.isOlderThan(boundNanos, now))
        .sorted(comparingLong(peer -> -peer.ageNanos(now).orElse(Long.MAX_VALUE)))
        .toList();
  }
}
