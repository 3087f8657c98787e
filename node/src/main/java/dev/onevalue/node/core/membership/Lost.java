package dev.onevalue.node.core.membership;

/**
 * A member that was lost from view without a goodbye.
 *
 * @param since when it was lost, or heard after that
 */
record Lost(Member member, long since) {

  /** The node has just started: time has not begun. */
  static final long NOT_YET = Long.MIN_VALUE;

  boolean isNotYet() {
    return since == NOT_YET;
  }

  boolean isNamedLike(Member other) {
    return member.id().name().equals(other.id().name());
  }

  /** Whether the other one is a later life of it, at the same place. */
  boolean isAt(Member other) {
    return isNamedLike(other) && member.endpoint().equals(other.endpoint());
  }

  boolean isOlderThan(long nanos, long now) {
    return !isNotYet() && now - since > nanos;
  }

  /** Whether it was there, or may have been, at this moment or later. */
  boolean isSince(long moment) {
    return !isNotYet() && since - moment >= 0;
  }
}
