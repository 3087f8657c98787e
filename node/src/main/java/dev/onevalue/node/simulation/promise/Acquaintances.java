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
import java.util.stream.Stream;

/** Whom a life was told of as members, and has not seen leave, nor heard that they are gone. */
final class Acquaintances {

  /** So long one that is new need not count. */
  private static final long GRACE_NANOS = 1_000_000_000L;

  private static final long EVER = Long.MIN_VALUE / 2;

  private record Met(NodeId id, Endpoint endpoint, long since) {}

  private final NodeId self;
  private final Map<String, Met> met = new HashMap<>();
  private final Set<NodeId> left = new HashSet<>();
  private View view = View.of(Set.of());

  Acquaintances(NodeId self, Iterable<Member> remembered) {
    this.self = self;
    remembered.forEach(member -> meet(member, EVER));
  }

  /** The names of all of them. */
  Set<String> names() {
    return met.keySet();
  }

  /** The names of those that count when one claims to lack nothing of any of them. */
  Stream<String> counted(long trueNanos) {
    return met.entrySet().stream()
        .filter(each -> trueNanos - each.getValue().since() >= GRACE_NANOS)
        .map(Map.Entry::getKey);
  }

  void on(Input input, boolean informed, long trueNanos) {
    switch (input) {
      case Input.ViewChanged changed -> {
        view = changed.view();
        view.members().forEach(member -> meet(member, informed ? trueNanos : EVER));
      }
      case Input.ContactsChanged changed -> hearOfThoseThatAreGone(changed.contacts());
      case Input.Received received -> {
        if (received.message().purpose() instanceof Leave) {
          part(received.from().id());
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
          new Met(id, member.endpoint(), since),
          (before, now) -> new Met(now.id(), now.endpoint(), before.since()));
    }
  }

  private void part(NodeId id) {
    left.add(id);
    met.computeIfPresent(id.name(), (_, before) -> before.id().equals(id) ? null : before);
  }

  private void hearOfThoseThatAreGone(Contacts contacts) {
    if (contacts.listedAt() != null) {
      met.values()
          .removeIf(
              m -> !view.contains(m.id()) && !contacts.others().contains(m.endpoint()));
    }
  }
}
