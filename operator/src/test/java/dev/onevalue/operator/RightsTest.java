package dev.onevalue.operator;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.operator.install.Chart;
import dev.onevalue.operator.mock.ApiRequest;
import dev.onevalue.operator.mock.MockCluster;
import dev.onevalue.operator.mock.Right;
import io.fabric8.kubernetes.api.model.HasMetadata;
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
          // the SDK asks whether it has it, and then patches
          new Right("coordination.k8s.io", "leases", "update"),
          // admission asks for it where an owner reference blocks the owner's deletion
          new Right("onevalue.dev", "onevalueclusters/finalizers", "update"));

  /** What any user of a cluster may: system:basic-user. */
  private static final Right EVERYBODYS =
      new Right("authorization.k8s.io", "selfsubjectrulesreviews", "create");

  @Test
  void eachRightIsUsedAndNoOtherIsNeeded() {
    var operator = new RunningOperator(new MockCluster(), "operator", "onevalue-system");
    try (operator) {
      operator.applyDemo();
      await().untilAsserted(() -> assertThat(operator.statefulSet().get()).isNotNull());
      operator.runPods();
      await().untilAsserted(() -> assertThat(used(operator)).containsExactlyElementsOf(given()));
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
