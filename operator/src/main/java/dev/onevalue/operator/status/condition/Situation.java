package dev.onevalue.operator.status.condition;

import dev.onevalue.api.v1alpha1.ConditionType;
import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import dev.onevalue.operator.problem.Problem;
import dev.onevalue.operator.status.member.Members;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that conditions are judged by. Immutable.
 *
 * @param cluster what is asked, and the status before
 * @param members the members
 * @param statefulSet theirs; empty: it was not seen yet
 * @param problems what keeps the cluster from becoming as asked
 */
public record Situation(
    OneValueCluster cluster,
    Members members,
    Optional<StatefulSet> statefulSet,
    List<Problem> problems) {

  int asked() {
    return cluster.getSpec().replicas();
  }

  boolean paused() {
    return cluster.getSpec().paused();
  }

  /** The worst: one that lasts, if there is one. */
  Optional<Problem> problem() {
    return problems.stream().min(Comparator.comparing(problem -> !problem.lasting()));
  }

  Optional<Problem> lastingProblem() {
    return problems.stream().filter(Problem::lasting).findFirst();
  }

  /** Whether this spec was carried out before: what is missing now was lost since. */
  boolean wasCarriedOut() {
    OneValueClusterStatus before = cluster.getStatus();
    return before != null
        && Objects.equals(before.observedGeneration(), cluster.getMetadata().getGeneration())
        && Stream.of(ConditionType.Ready, ConditionType.Degraded)
            .anyMatch(type -> held(before, type));
  }

  private static boolean held(OneValueClusterStatus status, ConditionType type) {
    return status.conditions().stream()
        .anyMatch(c -> type.name().equals(c.getType()) && "True".equals(c.getStatus()));
  }
}
