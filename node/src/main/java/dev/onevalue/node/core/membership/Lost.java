package dev.onevalue.node.core.membership;

import java.util.Collections;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A member that was lost from view without a goodbye. It may live again, which is seen from what it
 * says; but no incarnation tells which of two lives is the later one, and a message may be late.
 *
 * @param member its latest life that is known to be one
 * @param places where it may be: of each life that was heard
 * @param lived a moment at or before which this life had begun
 * @param since when it was lost, or any life of it was heard after that
 */
record Lost(Member member, Set<Endpoint> places, long lived, long since) {

  /** The node has just started: time has not begun. */
  static final long NOT_YET = Long.MIN_VALUE;

  Lost {
    places = Set.copyOf(places);
  }

  Lost(Member member, long since) {
    this(member, Set.of(member.endpoint()), since, since);
  }

  boolean isNotYet() {
    return since == NOT_YET;
  }

  /** Time begins. */
  Lost from(long nanos) {
    return isNotYet() ? new Lost(member, places, nanos, nanos) : this;
  }

  boolean isNamedLike(Member other) {
    return member.id().name().equals(other.id().name());
  }

  /** Whether the other one is a life of it, at the same place. */
  boolean isAt(Member other) {
    return isNamedLike(other) && places.contains(other.endpoint());
  }

  boolean isAtAnyOf(Set<Endpoint> endpoints) {
    return !Collections.disjoint(places, endpoints);
  }

  boolean isOlderThan(long nanos, long now) {
    return !isNotYet() && now - since > nanos;
  }

  /** Whether it was there, or may have been, at this moment or later. */
  boolean isSince(long moment) {
    return !isNotYet() && since - moment >= 0;
  }

  /**
   * A life of it was heard. Lives do not overlap: whoever was there after another had begun is the
   * later one.
   *
   * @param asked when that life was asked what it answers; empty if there is no knowing when it was
   *     there
   */
  Lost heard(Member life, OptionalLong asked, long nanos) {
    boolean later = asked.isPresent() && isAfter(asked.getAsLong(), lived);
    boolean last = asked.isPresent() && isAfter(asked.getAsLong(), since);
    return new Lost(
        later || life.id().equals(member.id()) ? life : member,
        last ? Set.of(life.endpoint()) : with(life.endpoint()),
        later ? nanos : lived,
        nanos);
  }

  private static boolean isAfter(long moment, long other) {
    return other == NOT_YET || moment - other > 0;
  }

  private Set<Endpoint> with(Endpoint place) {
    return Stream.concat(places.stream(), Stream.of(place)).collect(Collectors.toSet());
  }
}
