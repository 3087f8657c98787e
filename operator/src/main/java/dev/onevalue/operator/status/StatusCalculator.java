package dev.onevalue.operator.status;

import dev.onevalue.api.v1alpha1.ConditionType;
import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import dev.onevalue.operator.naming.Labels;
import dev.onevalue.operator.naming.Names;
import dev.onevalue.operator.observation.HeardRegister;
import dev.onevalue.operator.observation.Register;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Calculates the status of a cluster. A pure function but for the clock, which is only asked when a
 * condition changes: the same observations give an equal status.
 */
public final class StatusCalculator {
  private final Conditions conditions;

  /**
   * A calculator of any number of clusters.
   *
   * @param clock gives conditions their transition times
   */
  public StatusCalculator(Clock clock) {
    this.conditions = new Conditions(clock);
  }

  /**
   * The status of one cluster.
   *
   * @param cluster what is asked, and the status before
   * @param statefulSet the members' StatefulSet; empty: it was not seen yet
   * @param pods the Pods of the cluster, those that terminate among them
   * @param heard what the members hold that were heard
   */
  public OneValueClusterStatus calculate(
      OneValueCluster cluster,
      Optional<StatefulSet> statefulSet,
      Collection<Pod> pods,
      Collection<HeardRegister> heard) {
    Members members = Members.of(Names.members(cluster), pods, heard);
    Optional<Register> newest = members.newest();
    Optional<OneValueClusterStatus> before = Optional.ofNullable(cluster.getStatus());
    Verdict converged = Converged.of(members);
    return new OneValueClusterStatus(
        newest.map(Register::value).or(() -> before.map(OneValueClusterStatus::value)).orElse(null),
        newest
            .map(Register::generation)
            .or(() -> before.map(OneValueClusterStatus::generation))
            .orElse(null),
        converged.holds(),
        members.present().size(),
        (int) members.count(Member::ready),
        Labels.selectorText(cluster),
        members.present().stream().map(Member::status).toList(),
        List.of(
            conditions.condition(cluster, ConditionType.Ready, Ready.of(members)),
            conditions.condition(cluster, ConditionType.Converged, converged),
            conditions.condition(
                cluster,
                ConditionType.Progressing,
                Progressing.of(cluster.getSpec().replicas(), statefulSet))),
        cluster.getMetadata().getGeneration());
  }
}
