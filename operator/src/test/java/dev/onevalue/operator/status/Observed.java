package dev.onevalue.operator.status;

import dev.onevalue.api.v1alpha1.ConditionType;
import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import dev.onevalue.operator.observation.HeardRegister;
import dev.onevalue.operator.observation.Register;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Members as observed, written down shortly: {@code 0=42@3/b} is the Pod {@code demo-0}, heard to
 * hold value 42 at generation 3, written by b; {@code 1=?} was not heard, {@code 2!=42@3/b} is not
 * ready, {@code 3x=42@3/b} terminates.
 */
record Observed(List<Pod> pods, List<HeardRegister> heard) {
  private static final Pattern MEMBER =
      Pattern.compile(
          "(?<ordinal>\\d+)(?<unready>!?)(?<leaving>x?)="
              + "(\\?|(?<value>-?\\d+)@(?<generation>\\d+)(/(?<writer>\\S+))?)\\s*");

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

  /** The status of a cluster with such members, whose StatefulSet was not seen yet. */
  static OneValueClusterStatus status(
      StatusCalculator calculator, OneValueCluster cluster, String members) {
    var observed = of(members);
    return calculator.calculate(cluster, Optional.empty(), observed.pods(), observed.heard());
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
      heard.add(new HeardRegister(uid, register(member)));
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
        .addNewCondition()
        .withType("Ready")
        .withStatus(member.group("unready").isEmpty() ? "True" : "False")
        .endCondition()
        .endStatus()
        .build();
  }

  private static Register register(Matcher member) {
    return new Register(
        Long.parseLong(member.group("value")),
        Long.parseLong(member.group("generation")),
        member.group("writer"));
  }
}
