package dev.onevalue.operator.status.member;

import dev.onevalue.api.v1alpha1.MemberStatus;
import dev.onevalue.operator.member.Register;
import dev.onevalue.operator.observation.ObservedMember;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member as observed. Immutable.
 *
 * @param name name of its Pod
 * @param address its address; null: it has none yet
 * @param ready true if its Pod is ready
 * @param register what it holds; null: it is not heard
 * @param lastHeard when it was heard last; null: it is heard, or never was
 * @param deafTo addresses of members that it has not heard for long
 */
public record Member(
    String name,
    @Nullable String address,
    boolean ready,
    @Nullable Register register,
    @Nullable String lastHeard,
    Set<String> deafTo) {

  static Member of(Pod pod, @Nullable ObservedMember observed) {
    String name = pod.getMetadata().getName();
    String address = pod.getStatus() == null ? null : pod.getStatus().getPodIP();
    if (observed == null) {
      return new Member(name, address, isReady(pod), null, null, Set.of());
    }
    Register held = observed.heard() ? observed.register() : null;
    return new Member(
        name, address, isReady(pod), held, text(observed.lastHeard()), observed.deafTo());
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static boolean isReady(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getConditions().stream()
            .anyMatch(c -> "Ready".equals(c.getType()) && "True".equals(c.getStatus()));
  }

  /** Whether it is heard. */
  public boolean heard() {
    return register != null;
  }

  /** The status of it, while the newest register that is held is of this generation. */
  public MemberStatus status(long newestGeneration) {
    Register held = register;
    return held == null
        ? new MemberStatus(name, null, null, null, null, ready, false, lastHeard)
        : new MemberStatus(
            name,
            held.value(),
            held.generation(),
            held.writer(),
            Math.max(0, newestGeneration - held.generation()),
            ready,
            true,
            null);
  }

  /** Its name, and since when it is not heard, if it was before. */
  public String described() {
    return lastHeard == null ? name : name + " since " + Objects.requireNonNull(lastHeard);
  }
}
