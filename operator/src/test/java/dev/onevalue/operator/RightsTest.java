package dev.onevalue.operator;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.operator.install.Chart;
import dev.onevalue.operator.mock.ApiRequest;
import dev.onevalue.operator.mock.MockCluster;
import dev.onevalue.operator.mock.Right;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The rights that the chart gives the operator are those that it uses: every request of it is
 * compared with every rule.
 */
class RightsTest {
  /** What it does not use itself, and why it has it. */
  private static final Set<Right> FOR_OTHER_REASONS =
      Set.of(
          // RBAC lets it give the members what it has
          new Right("", "pods", "get"),
          new Right("authorization.k8s.io", "localsubjectaccessreviews", "create"),
          // members ask whether it has it: when it watches them, when it sets or gives back a value
          new Right("onevalue.dev", "onevalueclusters/value", "get"),
          new Right("onevalue.dev", "onevalueclusters/value", "update"),
          // the SDK asks whether it has it, and then patches
          new Right("coordination.k8s.io", "leases", "update"),
          // admission asks for it where an owner reference blocks the owner's deletion
          new Right("onevalue.dev", "onevalueclusters/finalizers", "update"));

  private static final Right LOOK_FOR_REFUSALS = new Right("events.k8s.io", "events", "list");
  private static final Right KEEP = new Right("", "configmaps", "create");

  /** What any user of a cluster may: system:basic-user. */
  private static final Right EVERYBODYS =
      new Right("authorization.k8s.io", "selfsubjectrulesreviews", "create");

  @Test
  void eachRightIsUsedAndNoOtherIsNeeded() {
    var operator = new RunningOperator(new MockCluster(), "operator", "onevalue-system");
    try (operator) {
      operator.applyDemo();
      await().untilAsserted(() -> assertThat(operator.statefulSet().get()).isNotNull());
      operator.statefulSet().editStatus(RightsTest::withoutPods);
      await().untilAsserted(() -> assertThat(used(operator)).contains(LOOK_FOR_REFUSALS));
      operator.runPods();
      setOnAll(operator, 7, 1);
      await().untilAsserted(() -> assertThat(used(operator)).contains(KEEP));
      operator.patchDemo(
          "{\"spec\": {\"podDisruptionBudget\": {\"enabled\": false}, \"networkPolicy\":"
              + " {\"enabled\": false}}}");
      operator.patchDemo("{\"spec\": {\"value\": 9}}");
      operator.patchDemo(
          "{\"metadata\": {\"annotations\": {\"onevalue.dev/rotate-certificate\": \"now\"}}}");
      await().untilAsserted(() -> assertThat(used(operator)).containsExactlyElementsOf(given()));
    }
  }

  private static StatefulSet withoutPods(StatefulSet set) {
    return new StatefulSetBuilder(set)
        .withNewStatus()
        .withObservedGeneration(set.getMetadata().getGeneration())
        .withReplicas(0)
        .endStatus()
        .build();
  }

  private static void setOnAll(RunningOperator operator, long value, long generation) {
    String writer = "demo-0/00000000-0000-0000-0000-000000000001";
    String register =
        "{\"value\":%d,\"generation\":%d,\"writer\":\"%s\",\"ancestors\":[]}"
            .formatted(value, generation, writer);
    for (int ordinal = 0; ordinal < 3; ordinal++) {
      operator.member(ordinal).answer("GET /v1/checkpoint", register);
      operator.member(ordinal).hold(value, generation, writer);
    }
  }

  private static Set<Right> used(RunningOperator operator) {
    Set<Right> rights = sorted(operator.requests().stream().flatMap(ApiRequest::rights));
    rights.remove(EVERYBODYS);
    rights.addAll(FOR_OTHER_REASONS);
    return rights;
  }

  private static Set<Right> given() {
    Map<String, Object> values = Map.of("rbac.aggregateClusterRoles", false);
    return sorted(
        Chart.objects(Chart.rendered(values)).stream()
            .flatMap(RightsTest::rules)
            .flatMap(Right::of));
  }

  private static Stream<PolicyRule> rules(HasMetadata object) {
    return switch (object) {
      case ClusterRole role -> role.getRules().stream();
      case Role role -> role.getRules().stream();
      default -> Stream.empty();
    };
  }

  private static Set<Right> sorted(Stream<Right> rights) {
    return rights.collect(toCollection(() -> new TreeSet<>(Comparator.comparing(Right::toString))));
  }
}
