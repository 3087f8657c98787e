package dev.onevalue.node.core.freshness;

import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.register.Register;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a node knows of another member. Moments are on the node's own monotonic clock.
 *
 * @param inView whether it is in view; if not, it was lost without a goodbye
 * @param heard what it said last; null if it has said nothing in its present life
 * @param freshUntil every write that it acknowledged before this moment is in the node's register;
 *     null if that is not known of any moment
 * @param countsFrom from when on it counts even if nothing is known of it
 */
public record Peer(
    Member member,
    boolean inView,
    @Nullable Heard heard,
    @Nullable Long freshUntil,
    long countsFrom) {

  /** What a member said last, and when that was taken in. */
  public record Heard(Register register, boolean informed, long nanos) {}

  /** For how long, until this moment, a write of it may have been missed; empty if for ever. */
  public OptionalLong ageNanos(long now) {
    return freshUntil == null ? OptionalLong.empty() : OptionalLong.of(now - freshUntil);
  }

  boolean isOlderThan(long bound, long now) {
    return freshUntil == null ? now - countsFrom >= 0 : now - freshUntil > bound;
  }
}
