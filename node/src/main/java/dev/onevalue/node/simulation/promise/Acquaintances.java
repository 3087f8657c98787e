package dev.onevalue.node.simulation.promise;

import dev.onevalue.node.core.GossipMessage.Leave;
import dev.onevalue.node.core.Input;
import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.membership.View;
import dev.onevalue.node.core.register.NodeId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whom a life was told of as members, and has not seen leave, nor heard that they are gone. */
final class Acquaintances {

  /** So long one that is new need not count. */
  private static final long GRACE_NANOS = 1_000_000_000L;

  private static final long EVER = Long.MIN_VALUE / 2;

  /**
   * One that was met.
   *
   * @param id its latest life that was met or heard
   * @param places where that was in view, and where it was heard after that
   */
  record Met(NodeId id, Set<Endpoint> places, long since) {

    /** Whether it counts when one claims to lack nothing of any of them. */
    boolean counts(long trueNanos) {
      return trueNanos - since >= GRACE_NANOS;
    }

    Met heard(Member life) {
      Set<Endpoint> all = new HashSet<>(places);
      all.add(life.endpoint());
      return new Met(life.id(), all, since);
    }
  }

  private final NodeId self;
  private final Map<String, Met> met = new HashMap<>();
  private final Set<NodeId> left = new HashSet<>();
  private View view = View.of(Set.of());

  Acquaintances(NodeId self, Iterable<Member> remembered) {
    this.self = self;
    remembered.forEach(member -> meet(member, EVER));
  }

  /** All of them, by name. */
  Map<String, Met> all() {
    return met;
  }

  void on(Input input, boolean informed, long trueNanos, Lives lives) {
    switch (input) {
      case Input.ViewChanged changed -> {
        view = changed.view();
        view.members().forEach(member -> meet(member, informed ? trueNanos : EVER));
      }
      case Input.ContactsChanged changed -> hearOfThoseThatAreGone(changed.contacts());
      case Input.Received received -> {
        Member from = received.from();
        met.computeIfPresent(
            from.id().name(), (_, m) -> lives.isLater(from.id(), m.id()) ? m.heard(from) : m);
        if (received.message().purpose() instanceof Leave) {
          part(from.id());
        }
      }
      default -> {}
    }
  }

  private void meet(Member member, long since) {
    NodeId id = member.id();
    if (!id.name().equals(self.name()) && !left.contains(id)) {
      met.merge(
          id.name(),
          new Met(id, Set.of(member.endpoint()), since),
          (before, now) -> new Met(now.id(), now.places(), before.since()));
    }
  }

  /** A goodbye is one of all earlier lives too, but not of a later one: it may have come late. */
  private void part(NodeId id) {
    left.add(id);
    met.computeIfPresent(id.name(), (_, m) -> m.id().equals(id) ? null : m);
  }

  /** Who is told that a place is not there any more need not know of another one. */
  private void hearOfThoseThatAreGone(Contacts contacts) {
    if (contacts.listedAt() != null) {
      met.values()
          .removeIf(m -> !view.contains(m.id()) && !contacts.others().containsAll(m.places()));
    }
  }
}
