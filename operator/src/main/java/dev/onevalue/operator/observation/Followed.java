package dev.onevalue.operator.observation;

import dev.onevalue.operator.member.Register;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A member that is followed.
 *
 * @param pod its Pod, as it was seen last
 * @param hearing what was heard of it
 * @param watch what listens to it
 */
record Followed(Pod pod, Hearing hearing, MemberWatch watch) {

  /** What is known of it; null: it was never heard. */
  @Nullable ObservedMember member() {
    return hearing.member(pod.getMetadata().getUid(), pod.getMetadata().getName(), watch.address());
  }

  /** What it said instead of letting itself be heard, and who it is. */
  Optional<String> refusal() {
    return hearing
        .refusal()
        .map(reason -> pod.getMetadata().getName() + " refuses the operator: " + reason);
  }

  /** Whether it still is the member in that Pod. */
  boolean isAt(@Nullable Pod now) {
    return now != null && watch.address().equals(now.getStatus().getPodIP());
  }

  /** The same, with the Pod as it is now. A member that became ready answers at once. */
  Followed in(Pod now) {
    if (isReady(now) && !isReady(pod)) {
      watch.wake();
    }
    return new Followed(now, hearing, watch);
  }

  boolean isReady() {
    return isReady(pod);
  }

  private static boolean isReady(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .anyMatch(c -> "Ready".equals(c.getType()) && "True".equals(c.getStatus()));
  }

  boolean leaves() {
    return pod.getMetadata().getDeletionTimestamp() != null;
  }

  boolean holds(Register register) {
    ObservedMember member = member();
    return member != null && member.heard() && member.register().equals(register);
  }
}
