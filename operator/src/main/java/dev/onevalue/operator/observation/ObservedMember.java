package dev.onevalue.operator.observation;

import dev.onevalue.operator.member.Register;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a member that was heard at least once. Immutable; the same as long as nothing
 * changes.
 *
 * @param podUid its Pod, by its UID: one that was made anew keeps its name but is another member,
 *     not heard yet
 * @param name name of its Pod
 * @param address IP address of its Pod
 * @param register what it holds, or held when it was heard last
 * @param lastHeard when that was; null: it is heard now
 * @param deafTo addresses of the members that it has not heard for long
 */
public record ObservedMember(
    String podUid,
    String name,
    String address,
    Register register,
    @Nullable Instant lastHeard,
    Set<String> deafTo) {

  public ObservedMember {
    deafTo = Set.copyOf(deafTo);
  }

  /** Whether it is heard now. */
  public boolean heard() {
    return lastHeard == null;
  }
}
