package dev.onevalue.operator.status;

import dev.onevalue.api.v1alpha1.ConditionType;
import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.status.condition.Verdict;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes conditions from verdicts. The time of the last transition is kept as long as the status
 * stays the same, by the Kubernetes API conventions.
 *
 * @param clock gives the time of a transition
 */
record Conditions(Clock clock) {

  /** One that is present only while it is True. */
  Stream<Condition> whileTrue(OneValueCluster cluster, ConditionType type, Verdict verdict) {
    return verdict.holds() ? Stream.of(condition(cluster, type, verdict)) : Stream.empty();
  }

  Condition condition(OneValueCluster cluster, ConditionType type, Verdict verdict) {
    String status = verdict.holds() ? "True" : "False";
    return new ConditionBuilder()
        .withType(type.name())
        .withStatus(status)
        .withReason(verdict.reason())
        .withMessage(verdict.message())
        .withObservedGeneration(cluster.getMetadata().getGeneration())
        .withLastTransitionTime(lastTransitionTime(cluster, type, status))
        .build();
  }

  private String lastTransitionTime(OneValueCluster cluster, ConditionType type, String status) {
    return previous(cluster).stream()
        .filter(condition -> type.name().equals(condition.getType()))
        .filter(condition -> status.equals(condition.getStatus()))
        .map(Condition::getLastTransitionTime)
        .findFirst()
        .orElseGet(() -> clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private static List<Condition> previous(OneValueCluster cluster) {
    return cluster.getStatus() == null ? List.of() : cluster.getStatus().conditions();
  }
}
