package dev.onevalue.operator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.operator.mock.ApiRequest;
import dev.onevalue.operator.mock.MockCluster;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two operators in one cluster. */
class LeaderElectionTest {
  private static final String NAMESPACE = "onevalue-system";
  private static final List<String> WRITES = List.of("create", "update", "patch", "delete");

  private final MockCluster kubernetes = new MockCluster();
  private RunningOperator first;
  private RunningOperator second;

  @BeforeEach
  void start() {
    first = new RunningOperator(kubernetes, "first", NAMESPACE);
    await().untilAsserted(() -> assertThat(holder()).isEqualTo("first"));
    second = new RunningOperator(kubernetes, "second", NAMESPACE);
    first.applyDemo();
    await().untilAsserted(() -> assertThat(first.statefulSet().get()).isNotNull());
  }

  @AfterEach
  void close() {
    second.close();
  }

  @Test
  void oneActsAndTheOtherStandsByReady() {
    first.scaleDemo(2);
    await()
        .untilAsserted(
            () -> assertThat(first.statefulSet().get().getSpec().getReplicas()).isEqualTo(2));
    assertThat(first.metrics()).contains("onevalue_operator_leader 1.0");
    assertThat(first.metrics()).contains("onevalue_cluster_replicas{");
    assertThat(second.metrics())
        .contains("onevalue_operator_leader 0.0")
        .doesNotContain("onevalue_cluster_replicas{");
    assertThat(second.requests()).filteredOn(LeaderElectionTest::acts).isEmpty();
    assertThat(second.health().problem()).isEmpty();
    first.stop();
  }

  @Test
  void oneThatEndsGivesTheLeaseAwayAndTheOtherGoesOn() {
    first.stop();
    assertThat(holder()).isEmpty();
    first.scaleDemo(1);
    await()
        .untilAsserted(
            () -> assertThat(second.statefulSet().get().getSpec().getReplicas()).isEqualTo(1));
    assertThat(holder()).isEqualTo("second");
  }

  private static boolean acts(ApiRequest request) {
    return WRITES.contains(request.verb())
        && !request.path().contains("/leases")
        && !request.path().contains("/selfsubjectrulesreviews");
  }

  private String holder() {
    Lease lease =
        kubernetes.client().leases().inNamespace(NAMESPACE).withName(LeaderElection.LEASE).get();
    return Optional.ofNullable(lease)
        .map(l -> requireNonNull(l.getSpec().getHolderIdentity()))
        .orElse("");
  }
}
