package dev.onevalue.operator.problem;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What keeps Pods from running, as their own status says. A pure function of it and the time. */
public final class PodProblems {
  /** As a Deployment's {@code progressDeadlineSeconds}. */
  private static final Duration SCHEDULING_DEADLINE = Duration.ofMinutes(10);

  private static final int CRASHES = 3;

  private PodProblems() {}

  /** Of the first Pod that has one, those first that last; empty: none has. */
  public static Optional<Problem> of(Collection<Pod> pods, Instant now) {
    return pods.stream()
        .filter(pod -> pod.getStatus() != null && pod.getMetadata().getDeletionTimestamp() == null)
        .sorted(Comparator.comparing(pod -> pod.getMetadata().getName()))
        .flatMap(pod -> of(pod, now))
        .min(Comparator.comparing(problem -> !problem.lasting()));
  }

  private static Stream<Problem> of(Pod pod, Instant now) {
    String name = pod.getMetadata().getName();
    return Stream.concat(
        pod.getStatus().getContainerStatuses().stream().flatMap(status -> of(name, status)),
        pod.getStatus().getConditions().stream()
            .flatMap(condition -> unschedulable(name, condition, now)));
  }

  private static Stream<Problem> of(String pod, ContainerStatus status) {
    ContainerState state = status.getState();
    ContainerStateWaiting waiting = state == null ? null : state.getWaiting();
    if (waiting == null || waiting.getReason() == null) {
      return Stream.empty();
    }
    return Stream.ofNullable(
        switch (waiting.getReason()) {
          // the first attempt failed; the second one may not, and comes before the back-off
          case "ErrImagePull" -> new Problem("ImagePullFailed", image(pod, status, waiting), false);
          case "ImagePullBackOff", "ErrImageNeverPull" ->
              new Problem("ImagePullFailed", image(pod, status, waiting), true);
          case "InvalidImageName" -> new Problem("InvalidImage", image(pod, status, waiting), true);
          case "CreateContainerConfigError", "CreateContainerError", "RunContainerError" ->
              new Problem("ContainerNotStarted", said(pod, waiting), true);
          case "CrashLoopBackOff" -> crashing(pod, status);
          default -> null;
        });
  }

  /** The kubelet's words alternate between those of the failure and those of the back-off. */
  private static String image(String pod, ContainerStatus status, ContainerStateWaiting waiting) {
    return "InvalidImageName".equals(waiting.getReason())
        ? pod + ": " + status.getImage() + " is no name of an image"
        : pod + ": the image " + status.getImage() + " cannot be pulled";
  }

  private static String said(String pod, ContainerStateWaiting waiting) {
    return pod + ": " + Objects.requireNonNullElse(waiting.getMessage(), waiting.getReason());
  }

  private static @Nullable Problem crashing(String pod, ContainerStatus status) {
    int restarts = Objects.requireNonNullElse(status.getRestartCount(), 0);
    return new Problem(
        "MemberCrashes", pod + ": the member crashes again and again", restarts >= CRASHES);
  }

  private static Stream<Problem> unschedulable(String pod, PodCondition condition, Instant now) {
    if (!"PodScheduled".equals(condition.getType()) || !"False".equals(condition.getStatus())) {
      return Stream.empty();
    }
    String why = Objects.requireNonNullElse(condition.getMessage(), condition.getReason());
    return Stream.of(
        new Problem(
            "Unschedulable", pod + ": " + why, isOver(condition.getLastTransitionTime(), now)));
  }

  private static boolean isOver(@Nullable String since, Instant now) {
    return since != null && Instant.parse(since).plus(SCHEDULING_DEADLINE).isBefore(now);
  }
}
