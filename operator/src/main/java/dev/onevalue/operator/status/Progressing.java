package dev.onevalue.operator.status;

import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Condition Progressing: the StatefulSet is on its way to what {@code spec} asks. */
final class Progressing {

  private Progressing() {}

  static Verdict of(int replicas, Optional<StatefulSet> statefulSet) {
    return statefulSet
        .filter(Progressing::isObserved)
        .map(observed -> of(replicas, observed.getStatus()))
        .orElse(Verdict.yes("Applied", "the StatefulSet's controller has not seen the change yet"));
  }

  private static boolean isObserved(StatefulSet set) {
    return set.getStatus() != null
        && Objects.equals(
            set.getStatus().getObservedGeneration(), set.getMetadata().getGeneration());
  }

  private static Verdict of(int replicas, StatefulSetStatus status) {
    int existing = orZero(status.getReplicas());
    int updated = orZero(status.getUpdatedReplicas());
    if (existing != replicas) {
      return Verdict.yes("Scaling", existing + " members exist, " + replicas + " asked for");
    }
    if (updated < replicas) {
      return Verdict.yes("RollingOut", updated + " of " + replicas + " members updated");
    }
    return Verdict.no("RolledOut", "all members are as asked");
  }

  private static int orZero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
