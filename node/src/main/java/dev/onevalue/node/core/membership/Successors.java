package dev.onevalue.node.core.membership;

import dev.onevalue.node.core.register.NodeId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Other lives of members, as far as they were heard. A goodbye that comes late, after a later life
 * was heard, is none of that one. Not thread-safe.
 */
final class Successors {

  private final Map<NodeId, Member> successors = new HashMap<>();

  /** A node that is not in view said something. */
  void onHeard(Member from, List<Member> members) {
    members.stream()
        .map(Member::id)
        .filter(id -> id.name().equals(from.id().name()) && !id.equals(from.id()))
        .forEach(id -> successors.put(id, from));
  }

  /** Others are in view, or lost from it. */
  void onView(View view, Set<NodeId> lost) {
    successors
        .entrySet()
        .removeIf(each ->
            (!view.contains(each.getKey()) && !lost.contains(each.getKey()))
                || view.contains(each.getValue().id()));
  }

  /** One says goodbye. Returns who took its place, if anybody was heard. */
  Optional<Member> onLeave(NodeId id) {
    successors.values().removeIf(successor -> successor.id().equals(id));
    return Optional.ofNullable(successors.remove(id));
  }
}
