package dev.onevalue.operator.status;

import dev.onevalue.api.v1alpha1.ConditionType;
import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import dev.onevalue.operator.member.Register;
import dev.onevalue.operator.observation.ObservedMember;
import dev.onevalue.operator.observation.ObservedMembers;
import dev.onevalue.operator.observation.Spread;
import dev.onevalue.operator.problem.Problem;
import dev.onevalue.operator.value.Outcome;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Members as observed, written down shortly: {@code 0=42@3/b} is the Pod {@code demo-0}, heard to
 * hold value 42 at generation 3, written by b; {@code 1=?} was never heard, {@code 1=?42@3/b} not
 * any more, {@code 2!=42@3/b} is not ready, {@code 3x=42@3/b} terminates, {@code 4=42@3/b~0} does
 * not hear {@code demo-0}.
 */
record Observed(List<Pod> pods, List<ObservedMember> heard) {
  private static final Instant SINCE = Instant.parse("2026-01-01T11:59:00Z");
  private static final Pattern MEMBER =
      Pattern.compile(
          "(?<ordinal>\\d+)(?<unready>!?)(?<leaving>x?)="
              + "(?<unheard>\\??)((?<value>-?\\d+)@(?<generation>\\d+)(/(?<writer>[^\\s~]+))?)?"
              + "(~(?<deaf>\\d+))?\\s*");

  static Observed of(String members) {
    var observed = new Observed(new ArrayList<>(), new ArrayList<>());
    Matcher matcher = MEMBER.matcher(members);
    int end = 0;
    for (; matcher.find(); end = matcher.end()) {
      observed.add(matcher);
    }
    if (end != members.length()) {
      throw new IllegalArgumentException(members.substring(end));
    }
    return observed;
  }

  /** The status of a cluster with such members, all of whose Pods were rolled out. */
  static OneValueClusterStatus status(
      StatusCalculator calculator, OneValueCluster cluster, String members) {
    return of(members).status(calculator, cluster, List.of());
  }

  /** The same, of a cluster with such problems. */
  OneValueClusterStatus status(
      StatusCalculator calculator, OneValueCluster cluster, List<Problem> problems) {
    return calculator.calculate(cluster, observation(rolledOut(cluster), problems));
  }

  Observation observation(Optional<StatefulSet> set, List<Problem> problems) {
    return new Observation(set, pods, members(), problems, Optional.empty(), Outcome.NOT_DECLARED);
  }

  private ObservedMembers members() {
    return new ObservedMembers(
        heard,
        heard.stream()
            .map(ObservedMember::register)
            .max(Comparator.naturalOrder())
            .map(newest -> new Spread(newest, SINCE, 12L))
            .orElse(null),
        null);
  }

  private static Optional<StatefulSet> rolledOut(OneValueCluster cluster) {
    int replicas = cluster.getSpec().replicas();
    return Optional.of(
        new StatefulSetBuilder()
            .withNewMetadata()
            .withGeneration(1L)
            .endMetadata()
            .withNewStatus()
            .withObservedGeneration(1L)
            .withReplicas(replicas)
            .withUpdatedReplicas(replicas)
            .endStatus()
            .build());
  }

  static Condition condition(OneValueClusterStatus status, ConditionType type) {
    return status.conditions().stream()
        .filter(condition -> condition.getType().equals(type.name()))
        .findFirst()
        .orElseThrow();
  }

  private void add(Matcher member) {
    String uid = "uid-" + member.group("ordinal");
    pods.add(pod(member, uid));
    if (member.group("value") != null) {
      heard.add(
          new ObservedMember(
              uid,
              "demo-" + member.group("ordinal"),
              address(member.group("ordinal")),
              register(member),
              member.group("unheard").isEmpty() ? null : SINCE,
              member.group("deaf") == null ? Set.of() : Set.of(address(member.group("deaf")))));
    }
  }

  private static Pod pod(Matcher member, String uid) {
    boolean leaving = !member.group("leaving").isEmpty();
    return new PodBuilder()
        .withNewMetadata()
        .withName("demo-" + member.group("ordinal"))
        .withUid(uid)
        .withDeletionTimestamp(leaving ? "2026-01-01T00:00:00Z" : null)
        .endMetadata()
        .withNewStatus()
        .withPodIP(address(member.group("ordinal")))
        .addNewCondition()
        .withType("Ready")
        .withStatus(member.group("unready").isEmpty() ? "True" : "False")
        .endCondition()
        .endStatus()
        .build();
  }

  private static String address(String ordinal) {
    return "10.0.0." + ordinal;
  }

  private static Register register(Matcher member) {
    return new Register(
        Long.parseLong(member.group("value")),
        Long.parseLong(member.group("generation")),
        member.group("writer"),
        null);
  }
}
