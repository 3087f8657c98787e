package dev.onevalue.node.core.membership;

import static java.util.Comparator.comparing;

import dev.onevalue.node.core.register.NodeId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is in the cluster, as one node sees it: the members in view, and those that were lost from it
 * without a goodbye, which stay members, and targets of repair, for an hour, or until they are
 * known to be gone or were replaced by a later life of theirs. Not thread-safe.
 */
public final class Membership {

  private static final long FORGET_NANOS = 3_600_000_000_000L;

  private final NodeId self;
  private View view = View.of(List.of());
  private Contacts contacts = Contacts.UNKNOWN;
  private final Map<NodeId, Lost> lost = new LinkedHashMap<>();
  private final Set<NodeId> left = new HashSet<>();
  private final Successors successors = new Successors();
  private boolean changed;
  private long version;

  /**
   * @param lastKnown members of an earlier life of this node, which count as lost
   */
  public Membership(NodeId self, List<Member> lastKnown) {
    this.self = self;
    lastKnown.stream()
        .filter(member -> !member.id().name().equals(self.name()))
        .forEach(member -> lost.put(member.id(), new Lost(member, Lost.NOT_YET)));
  }

  public View view() {
    return view;
  }

  /** Changes whenever {@link #others} may have changed. */
  public long version() {
    return version;
  }

  /** The view changed. */
  public void onView(View newView, long nanos) {
    view.members().stream()
        .filter(member -> isLost(member, newView))
        .forEach(member -> lost.put(member.id(), new Lost(member, nanos)));
    lost.values().removeIf(l -> newView.members().stream().anyMatch(m -> isThere(l, m, newView)));
    left.removeIf(id -> !newView.contains(id));
    successors.onView(newView, lost.keySet());
    view = newView;
    onChange();
  }

  private void onChange() {
    changed = true;
    version++;
  }

  private boolean isLost(Member member, View newView) {
    return !newView.contains(member.id())
        && !left.contains(member.id())
        && !member.id().equals(self);
  }

  /** Whether a member is a lost one, or a later life of it. */
  private boolean isThere(Lost l, Member member, View newView) {
    boolean isNew = !view.contains(member.id());
    return member.id().equals(l.member().id())
        || l.isAt(member)
        || (isNew && l.isNamedLike(member) && newView.named(member.id().name()) == 1);
  }

  /** Others are to be expected elsewhere; where all are listed, those that are not are gone. */
  public void onContacts(Contacts newContacts, long nanos) {
    contacts = newContacts;
    if (lost.values().removeIf(newContacts::isGone)) {
      onChange();
    }
    lost.replaceAll((_, l) -> l.from(nanos));
  }

  /**
   * A node said something, perhaps long ago.
   *
   * @param asked when it was asked what it answers, if that is known: it was alive after that
   */
  public void onHeard(Member from, OptionalLong asked, long nanos) {
    if (view.contains(from.id())) {
      return;
    }
    successors.onHeard(from, members());
    Stream.concat(
            Stream.ofNullable(lost.get(from.id())),
            lost.values().stream().filter(l -> isOtherLifeOf(l, from)))
        .findFirst()
        .ifPresent(l -> replace(l, l.heard(from, asked, nanos)));
  }

  private void replace(Lost before, Lost after) {
    lost.remove(before.member().id());
    lost.put(after.member().id(), after);
    if (!after.member().id().equals(before.member().id())) {
      onChange();
    }
  }

  private boolean isOtherLifeOf(Lost l, Member from) {
    return l.isAt(from)
        || (l.isNamedLike(from)
            && view.named(from.id().name()) == 0
            && lost.values().stream().filter(other -> other.isNamedLike(from)).count() == 1);
  }

  /** A member says goodbye. */
  public void onLeave(NodeId id, long nanos) {
    left.add(id);
    lost.remove(id);
    successors.onLeave(id).ifPresent(other -> lost.put(other.id(), new Lost(other, nanos)));
    onChange();
  }

  /** Forgets whom it has not heard for too long. */
  public void onTime(long nanos) {
    if (lost.values().removeIf(l -> l.isOlderThan(FORGET_NANOS, nanos))) {
      onChange();
    }
  }

  /** All members, the node itself included, once it has a view. */
  public List<Member> members() {
    return Stream.concat(
            view.members().stream().filter(member -> !left.contains(member.id())),
            lost.values().stream().map(Lost::member))
        .toList();
  }

  /** All other members. */
  public List<Member> others() {
    return streamOfOthers().toList();
  }

  private Stream<Member> streamOfOthers() {
    return Stream.concat(view.after(self), lost.values().stream().map(Lost::member))
        .filter(member -> !left.contains(member.id()));
  }

  /** The other members, not gone through yet, if they changed since this was asked for last. */
  public Optional<Stream<Member>> takeChange() {
    boolean hasChanged = changed;
    changed = false;
    return hasChanged ? Optional.of(streamOfOthers()) : Optional.empty();
  }

  /** Some of the others in view, beginning anywhere. */
  public List<Member> peers(int start, int count) {
    return view.someAfter(self, start, count).stream()
        .filter(member -> !left.contains(member.id()))
        .toList();
  }

  /** Where those are to be expected that were lost. */
  public List<Endpoint> lost() {
    return lost.values().stream()
        .flatMap(l -> l.places().stream())
        .distinct()
        .sorted(comparing(Endpoint::toString))
        .toList();
  }

  /** Where a member may be that is not in view. */
  public List<Endpoint> outsiders() {
    if (lost.isEmpty() && contacts.others().isEmpty()) {
      return List.of();
    }
    Set<Endpoint> outsiders = new HashSet<>(contacts.others());
    outsiders.addAll(lost());
    view.members().forEach(member -> outsiders.remove(member.endpoint()));
    return outsiders.stream().sorted(comparing(Endpoint::toString)).toList();
  }

  /** Whether it is a member in view: what another one tells is news to all of the view. */
  public boolean isInView(NodeId id) {
    return view.contains(id) && !left.contains(id);
  }
}
