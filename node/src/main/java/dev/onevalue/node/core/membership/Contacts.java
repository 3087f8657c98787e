package dev.onevalue.node.core.membership;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where other members are to be expected, whatever the view says: the addresses that a node was
 * given to join through, or those of all listed Pods.
 *
 * @param others without the node itself
 * @param listsSelf whether the node itself is one of those that were given or listed, or nothing
 *     was given: only then may it start a cluster with the others
 * @param unresolved what was given and has no address yet, as it was given
 * @param listedAt when all members that there are were listed, on the clock of {@code
 *     Moment.nanos}: who is not among them is gone for good; null if there may be others
 */
public record Contacts(
    Set<Endpoint> others, boolean listsSelf, Set<String> unresolved, @Nullable Long listedAt) {

  /** Nothing is known yet, not even whether there is anyone. */
  public static final Contacts UNKNOWN = new Contacts(Set.of(), false, Set.of());

  /** Others than these may be there too. */
  public Contacts(Set<Endpoint> others, boolean listsSelf, Set<String> unresolved) {
    this(others, listsSelf, unresolved, null);
  }

  public Contacts {
    others = Set.copyOf(others);
    unresolved = Set.copyOf(unresolved);
  }

  /** Whether it is known that there is no other. */
  public boolean isEmpty() {
    return others.isEmpty() && unresolved.isEmpty();
  }

  /** Whether a member is not there any more: all were listed after it was lost, and it was not. */
  boolean isGone(Lost lost) {
    return listedAt != null
        && !others.contains(lost.member().endpoint())
        && !lost.isSince(listedAt);
  }

  /** Whether it is known of all of them where they are. */
  boolean isComplete() {
    return unresolved.isEmpty();
  }
}
