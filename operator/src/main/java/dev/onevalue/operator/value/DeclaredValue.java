package dev.onevalue.operator.value;

import dev.onevalue.api.v1alpha1.AppliedValue;
import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterSpec;
import dev.onevalue.api.v1alpha1.ValuePolicy;
import dev.onevalue.operator.member.MemberClient;
import dev.onevalue.operator.member.Register;
import dev.onevalue.operator.member.http.RefusedException;
import dev.onevalue.operator.memory.Memory;
import dev.onevalue.operator.memory.Pace;
import dev.onevalue.operator.observation.ObservedMember;
import dev.onevalue.operator.observation.ObservedMembers;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets {@code spec.value}: once when it changes, or with policy Enforce whenever the members hold
 * another one, at most once in the pace. Thread-safe for different clusters.
 */
public final class DeclaredValue {
  private final Map<ResourceID, JustSet> justSet;
  private final Map<ResourceID, Integer> failures;
  private final MemberClient client;
  private final Pace pace;

  /** What was set a moment ago: the status may not tell yet. */
  private record JustSet(String clusterUid, AppliedValue applied) {}

  /** Sets through this client, and again no faster than at this pace. */
  public DeclaredValue(MemberClient client, Pace pace, Memory memory) {
    this.justSet = memory.perCluster();
    this.failures = memory.perCluster();
    this.client = client;
    this.pace = pace;
  }

  /**
   * Sets the value if it is due.
   *
   * @param members of which one that is heard is told; another one if it failed before
   */
  public Outcome apply(OneValueCluster cluster, ObservedMembers members) {
    Long value = cluster.getSpec().value();
    if (value == null) {
      justSet.remove(ResourceID.fromResource(cluster));
      return Outcome.NOT_DECLARED;
    }
    AppliedValue before = before(cluster);
    Optional<Register> newest = members.newestHeard();
    if (before != null && !isDue(cluster.getSpec(), value, before, newest)) {
      return overwritten(value, before, newest).orElseGet(() -> Outcome.applied(before));
    }
    return set(cluster, value, before, members);
  }

  private @Nullable AppliedValue before(OneValueCluster cluster) {
    JustSet recent = justSet.get(ResourceID.fromResource(cluster));
    if (recent != null && recent.clusterUid().equals(cluster.getMetadata().getUid())) {
      return recent.applied();
    }
    return cluster.getStatus() == null ? null : cluster.getStatus().appliedValue();
  }

  private static boolean isDue(
      OneValueClusterSpec spec, long value, AppliedValue before, Optional<Register> newest) {
    boolean enforced =
        spec.valuePolicy() == ValuePolicy.Enforce
            && newest.isPresent()
            && newest.get().value() != value;
    return before.value() != value || enforced;
  }

  private static Optional<Outcome> overwritten(
      long value, AppliedValue before, Optional<Register> newest) {
    return newest
        .filter(now -> now.value() != value && now.generation() > before.generation())
        .map(_ ->
            new Outcome(
                true,
                "Overwritten",
                "value %d was set, at generation %d; later writes are left alone"
                    .formatted(value, before.generation()),
                before));
  }

  private Outcome set(
      OneValueCluster cluster, long value, @Nullable AppliedValue before, ObservedMembers members) {
    if (cluster.getSpec().paused()) {
      return waiting("Paused", "value " + value + " waits: spec.paused is true", before);
    }
    ResourceID id = ResourceID.fromResource(cluster);
    Optional<ObservedMember> member = next(id, members);
    if (member.isEmpty() || !pace.wait(id).isZero()) {
      return waiting(
          "Waiting", "value " + value + " is to be set as soon as a member can be told", before);
    }
    pace.done(id);
    try {
      Register register =
          client.of(cluster).set(member.get().address(), value, key(cluster, members));
      AppliedValue applied = new AppliedValue(value, register.generation());
      failures.remove(id);
      justSet.put(id, new JustSet(cluster.getMetadata().getUid(), applied));
      return Outcome.applied(applied);
    } catch (RefusedException e) {
      if (e.passes()) {
        failures.merge(id, 1, Integer::sum);
      }
      String reason = e.passes() ? "Waiting" : "Refused";
      return waiting(
          reason, member.get().name() + " refuses value " + value + ": " + said(e), before);
    } catch (IOException e) {
      failures.merge(id, 1, Integer::sum);
      return waiting("Waiting", member.get().name() + " does not answer", before);
    }
  }

  /** The next one after each failure: some other one may do it. */
  private Optional<ObservedMember> next(ResourceID id, ObservedMembers members) {
    List<ObservedMember> heard = members.heard().toList();
    int failed = failures.getOrDefault(id, 0);
    return heard.isEmpty() ? Optional.empty() : Optional.of(heard.get(failed % heard.size()));
  }

  private static String said(Exception error) {
    return Objects.requireNonNullElse(error.getMessage(), "");
  }

  private static Outcome waiting(String reason, String message, @Nullable AppliedValue before) {
    return new Outcome(false, reason, message, before);
  }

  /** The same for the same wish: a repetition, after an answer was lost, writes nothing. */
  private static String key(OneValueCluster cluster, ObservedMembers members) {
    long generation =
        cluster.getSpec().valuePolicy() == ValuePolicy.Enforce
            ? members.newestHeard().map(Register::generation).orElse(0L)
            : 0;
    return cluster.getMetadata().getUid()
        + "/"
        + cluster.getMetadata().getGeneration()
        + "/"
        + generation;
  }
}
