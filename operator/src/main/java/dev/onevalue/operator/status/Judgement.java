package dev.onevalue.operator.status;

import dev.onevalue.api.v1alpha1.ConditionType;
import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.status.condition.Available;
import dev.onevalue.operator.status.condition.Converged;
import dev.onevalue.operator.status.condition.Degraded;
import dev.onevalue.operator.status.condition.Partitioned;
import dev.onevalue.operator.status.condition.Paused;
import dev.onevalue.operator.status.condition.Ready;
import dev.onevalue.operator.status.condition.Reconciling;
import dev.onevalue.operator.status.condition.Situation;
import dev.onevalue.operator.status.condition.Stalled;
import dev.onevalue.operator.status.condition.ValueApplied;
import dev.onevalue.operator.status.condition.Verdict;
import dev.onevalue.operator.value.Outcome;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.stream.Stream;

/**
 * What all conditions say of a situation. Immutable.
 *
 * @param situation the situation
 * @param value what became of the declared value
 */
record Judgement(Situation situation, Outcome value) {

  boolean converged() {
    return Converged.of(situation).holds();
  }

  /** Those that are always present, then those that are while they are True. */
  List<Condition> conditions(Conditions conditions) {
    OneValueCluster cluster = situation.cluster();
    Verdict ready = Ready.of(situation);
    Stream<Condition> always =
        Stream.of(
            conditions.condition(cluster, ConditionType.Ready, ready),
            conditions.condition(cluster, ConditionType.Available, Available.of(situation)),
            conditions.condition(cluster, ConditionType.Converged, Converged.of(situation)),
            conditions.condition(cluster, ConditionType.ValueApplied, ValueApplied.of(value)));
    Stream<Condition> abnormal =
        Stream.of(
                conditions.whileTrue(
                    cluster, ConditionType.Reconciling, Reconciling.of(situation, ready)),
                conditions.whileTrue(cluster, ConditionType.Stalled, Stalled.of(situation)),
                conditions.whileTrue(
                    cluster, ConditionType.Degraded, Degraded.of(situation, ready)),
                conditions.whileTrue(cluster, ConditionType.Partitioned, Partitioned.of(situation)),
                conditions.whileTrue(cluster, ConditionType.Paused, Paused.of(situation)))
            .flatMap(condition -> condition);
    return Stream.concat(always, abnormal).toList();
  }
}
