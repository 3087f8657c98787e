package dev.onevalue.operator.status.condition;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether the Pods are those that the {@code spec} asks for. */
final class Rollout {

  private Rollout() {}

  /** What is not done yet; empty: it is rolled out. */
  static Optional<Verdict> unfinished(Situation situation) {
    Optional<StatefulSet> set = situation.statefulSet().filter(Rollout::isObserved);
    return set.isEmpty()
        ? Optional.of(
            Verdict.no("Applied", "the StatefulSet's controller has not seen the change yet"))
        : unfinished(situation.asked(), set.get().getStatus());
  }

  private static boolean isObserved(StatefulSet set) {
    return set.getStatus() != null
        && Objects.equals(
            set.getStatus().getObservedGeneration(), set.getMetadata().getGeneration());
  }

  private static Optional<Verdict> unfinished(int asked, StatefulSetStatus status) {
    int existing = orZero(status.getReplicas());
    int updated = orZero(status.getUpdatedReplicas());
    if (existing != asked) {
      return Optional.of(
          Verdict.no("Scaling", existing + " members exist, " + asked + " asked for"));
    }
    return updated < asked && !isDone(status)
        ? Optional.of(Verdict.no("RollingOut", updated + " of " + asked + " members updated"))
        : Optional.empty();
  }

  /** Those that end are not counted as updated either, whyever they end. */
  private static boolean isDone(StatefulSetStatus status) {
    return status.getUpdateRevision() != null
        && status.getUpdateRevision().equals(status.getCurrentRevision());
  }

  private static int orZero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
