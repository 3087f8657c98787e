package dev.onevalue.operator.event;

import dev.onevalue.api.v1alpha1.ConditionType;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A condition that became True, or ceased to be, and what that is called in the story. */
enum Turn {
  REFUSED(ConditionType.Stalled, true, true, "Refused"),
  RESUMED(ConditionType.Stalled, false, false, "Resumed"),
  ROLLED_OUT(ConditionType.Ready, true, false, "RolledOut"),
  DEGRADED(ConditionType.Degraded, true, true, "Degraded"),
  RECOVERED(ConditionType.Degraded, false, false, "Recovered"),
  PARTITIONED(ConditionType.Partitioned, true, true, "Partitioned"),
  HEALED(ConditionType.Partitioned, false, false, "PartitionHealed"),
  PAUSED(ConditionType.Paused, true, false, "Paused"),
  UNPAUSED(ConditionType.Paused, false, false, "Unpaused");

  private final ConditionType type;
  private final boolean became;
  private final boolean warning;
  private final String reason;

  Turn(ConditionType type, boolean became, boolean warning, String reason) {
    this.type = type;
    this.became = became;
    this.warning = warning;
    this.reason = reason;
  }

  Optional<Occurrence> between(
      @Nullable OneValueClusterStatus before, OneValueClusterStatus after) {
    Optional<Condition> old = held(before, type);
    Optional<Condition> now = held(after, type);
    if (became) {
      return now.filter(condition -> isNew(condition, old) && !isRecovery(before))
          .map(this::occurrence);
    }
    return now.isEmpty() ? old.map(this::occurrence) : Optional.empty();
  }

  /** Members that were lost are ready again: nothing was rolled out. */
  private boolean isRecovery(@Nullable OneValueClusterStatus before) {
    return this == ROLLED_OUT && held(before, ConditionType.Degraded).isPresent();
  }

  private static Optional<Condition> held(
      @Nullable OneValueClusterStatus status, ConditionType type) {
    return Story.condition(status, type).filter(c -> "True".equals(c.getStatus()));
  }

  /** Ready again, for another reason of the same kind, is no news; another refusal is. */
  private boolean isNew(Condition now, Optional<Condition> old) {
    return old.isEmpty()
        || (type == ConditionType.Stalled
            && !Objects.equals(old.get().getReason(), now.getReason()));
  }

  private Occurrence occurrence(Condition condition) {
    String note = became ? condition.getReason() + ": " + condition.getMessage() : ended(condition);
    return new Occurrence(
        warning,
        reason,
        note,
        reason + "/" + condition.getReason() + "/" + condition.getLastTransitionTime());
  }

  private static String ended(Condition condition) {
    return "no longer: " + condition.getMessage();
  }
}
