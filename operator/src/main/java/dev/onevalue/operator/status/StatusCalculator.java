package dev.onevalue.operator.status;

import dev.onevalue.api.v1alpha1.CheckpointStatus;
import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import dev.onevalue.operator.checkpoint.StoredCheckpoint;
import dev.onevalue.operator.member.Register;
import dev.onevalue.operator.naming.Labels;
import dev.onevalue.operator.naming.Names;
import dev.onevalue.operator.status.condition.Situation;
import dev.onevalue.operator.status.member.Member;
import dev.onevalue.operator.status.member.Members;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
   * @param observed what was observed of it
   */
  public OneValueClusterStatus calculate(OneValueCluster cluster, Observation observed) {
    Members members = Members.of(Names.members(cluster), observed.pods(), observed.members());
    Judgement judgement =
        new Judgement(
            new Situation(cluster, members, observed.statefulSet(), observed.problems()),
            observed.value());
    Optional<OneValueClusterStatus> before = Optional.ofNullable(cluster.getStatus());
    Optional<Register> newest = members.newest();
    Long generation =
        newest
            .map(Register::generation)
            .or(() -> before.map(OneValueClusterStatus::generation))
            .orElse(null);
    return new OneValueClusterStatus(
        newest.map(Register::value).or(() -> before.map(OneValueClusterStatus::value)).orElse(null),
        generation,
        judgement.converged(),
        convergedGeneration(members, before, generation),
        members.present().size(),
        (int) members.count(Member::ready),
        ready(members),
        Labels.selectorText(cluster),
        members.present().stream()
            .map(member -> member.status(generation == null ? 0 : generation))
            .toList(),
        LastWrites.of(newest, observed.members().spread(), before),
        observed.checkpoint().map(StatusCalculator::checkpoint).orElse(null),
        observed.value().applied(),
        judgement.conditions(conditions),
        cluster.getMetadata().getGeneration());
  }

  /** It only grows, unless the newest generation itself fell back behind it. */
  private static @Nullable Long convergedGeneration(
      Members members, Optional<OneValueClusterStatus> before, @Nullable Long newest) {
    Optional<Long> known =
        before
            .map(OneValueClusterStatus::convergedGeneration)
            .filter(generation -> newest != null && generation <= newest);
    Optional<Long> now = members.commonGeneration();
    return now.filter(generation -> known.isEmpty() || generation > known.get())
        .or(() -> known)
        .orElse(null);
  }

  private static String ready(Members members) {
    int asked = members.asked().size();
    return (asked - members.askedWithout(Member::ready).size()) + "/" + asked;
  }

  private static CheckpointStatus checkpoint(StoredCheckpoint stored) {
    return new CheckpointStatus(stored.register().generation(), stored.time().toString());
  }
}
