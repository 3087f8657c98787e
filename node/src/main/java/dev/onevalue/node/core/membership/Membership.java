package dev.onevalue.node.core.membership;

import static java.util.Comparator.comparing;

import dev.onevalue.node.core.register.NodeId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is in the cluster, as one node sees it: the members in view, and those that were lost from it
 * without a goodbye, which stay members, and targets of repair, for an hour. Of each name the
 * latest incarnation counts. Not thread-safe.
 */
public final class Membership {

  private static final long FORGET_NANOS = 3_600_000_000_000L;

  /** The node has just started: time has not begun. */
  private static final long NOT_YET = Long.MIN_VALUE;

  private record Lost(Member member, long since) {}

  private final NodeId self;
  private View view = View.of(List.of());
  private Contacts contacts = Contacts.UNKNOWN;
  private final Map<String, Lost> lost = new HashMap<>();
  private final Set<NodeId> left = new HashSet<>();
  private boolean changed;

  /**
   * @param lastKnown members of an earlier life of this node, which count as lost
   */
  public Membership(NodeId self, List<Member> lastKnown) {
    this.self = self;
    lastKnown.stream()
        .filter(member -> !member.id().name().equals(self.name()))
        .forEach(member -> lost.put(member.id().name(), new Lost(member, NOT_YET)));
  }

  public View view() {
    return view;
  }

  /** The view changed. */
  public void onView(View newView, long nanos) {
    view.members().stream()
        .filter(member -> isLost(member, newView))
        .forEach(member -> lost.put(member.id().name(), new Lost(member, nanos)));
    if (!lost.isEmpty()) {
      newView.members().forEach(member -> lost.remove(member.id().name()));
    }
    left.removeIf(id -> !newView.contains(id));
    view = newView;
    changed = true;
  }

  private boolean isLost(Member member, View newView) {
    return !newView.contains(member.id())
        && !left.contains(member.id())
        && !member.id().equals(self);
  }

  public void onContacts(Contacts newContacts, long nanos) {
    contacts = newContacts;
    lost.replaceAll((_, l) -> l.since() == NOT_YET ? new Lost(l.member(), nanos) : l);
  }

  /** A node said something: of a lost name this is the latest incarnation. */
  public void onHeard(Member from, long nanos) {
    lost.computeIfPresent(from.id().name(), (_, _) -> new Lost(from, nanos));
  }

  /** A member says goodbye. */
  public void onLeave(NodeId id) {
    left.add(id);
    lost.computeIfPresent(id.name(), (_, l) -> l.member().id().equals(id) ? null : l);
    changed = true;
  }

  /** Forgets whom it has not heard for too long. */
  public void onTime(long nanos) {
    changed |=
        lost.values().removeIf(l -> l.since() != NOT_YET && nanos - l.since() > FORGET_NANOS);
  }

  /** All members, the node itself included, once it has a view. */
  public List<Member> members() {
    return Stream.concat(
            view.members().stream().filter(member -> !left.contains(member.id())),
            lost.values().stream().map(Lost::member))
        .toList();
  }

  /** The other members, if they have changed since this was asked for last. */
  public Optional<Stream<Member>> takeChange() {
    if (!changed) {
      return Optional.empty();
    }
    changed = false;
    return Optional.of(
        Stream.concat(view.after(self), lost.values().stream().map(Lost::member))
            .filter(member -> !left.contains(member.id())));
  }

  /** Some of the others in view, beginning anywhere. */
  public List<Member> peers(int start, int count) {
    return view.someAfter(self, start, count).stream()
        .filter(member -> !left.contains(member.id()))
        .toList();
  }

  /** Where a member may be that is not in view. */
  public List<Endpoint> outsiders() {
    if (lost.isEmpty() && contacts.others().isEmpty()) {
      return List.of();
    }
    Set<Endpoint> outsiders = new HashSet<>(contacts.others());
    lost.values().forEach(l -> outsiders.add(l.member().endpoint()));
    view.members().forEach(member -> outsiders.remove(member.endpoint()));
    return outsiders.stream().sorted(comparing(Endpoint::toString)).toList();
  }

  /** Whether it is a member in view: what another one tells is news to all of the view. */
  public boolean isInView(NodeId id) {
    return view.contains(id) && !left.contains(id);
  }
}
