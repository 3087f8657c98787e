package dev.onevalue.operator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconciledStatusTest {
  private static final String NOBODY = "0 of 3 members heard; not heard: demo-0, demo-1, demo-2";
  private static final String INITIAL = "3 of 3 members hold value 42 at generation 0";

  private final RunningOperator operator = new RunningOperator();

  @BeforeEach
  void apply() {
    operator.applyDemo();
    awaitConverged("False", NOBODY);
  }

  @AfterEach
  void close() {
    operator.close();
  }

  @Test
  void beforeThereArePodsThereIsNoValue() {
    assertThat(status().value()).isNull();
    assertThat(status().replicas()).isZero();
  }

  @Test
  void aWriteIsFollowedFromMemberToMember() {
    operator.runPods();
    awaitConverged("True", INITIAL);

    operator.member(1).hold(7, 1, "b/1");
    awaitConverged("False", "1 of 3 members hold value 7 at generation 1; not yet: demo-0, demo-2");

    operator.member(0).hold(7, 1, "b/1");
    operator.member(2).hold(7, 1, "b/1");
    awaitConverged("True", "3 of 3 members hold value 7 at generation 1");
    assertThat(status().value()).isEqualTo(7);
    assertThat(status().generation()).isEqualTo(1);
    assertThat(status().readyReplicas()).isEqualTo(3);
  }

  @Test
  void aMemberThatStopsToAnswerIsNotHeard() {
    operator.runPods();
    awaitConverged("True", INITIAL);
    operator.member(2).close();
    await().untilAsserted(() -> assertThat(converged()).contains("not heard: demo-2 since "));
    assertThat(status().value()).isEqualTo(42);
  }

  @Test
  void aClusterAtWhichNothingChangesIsNotWrittenTo() {
    operator.runPods();
    awaitSettled();
    awaitTold(2);
    List<String> written = new ArrayList<>(operator.writes());
    operator.reconcile();
    written.add("/api/v1/namespaces/default/pods/demo-0");
    long heard = operator.member(0).stream().heartbeats();
    await().until(() -> operator.member(0).stream().heartbeats() > heard + 20);
    assertThat(operator.writes()).isEqualTo(written);
  }

  @Test
  void aNewValueIsWrittenToTheCheckpointThenToTheStatus() {
    operator.runPods();
    awaitSettled();
    int written = operator.writes().size();
    operator.member(0).hold(7, 1, "a/1");
    awaitConverged("False", "1 of 3 members hold value 7 at generation 1; not yet: demo-1, demo-2");
    assertThat(operator.writes().subList(written, operator.writes().size()))
        .filteredOn(path -> !path.contains("/events"))
        .containsExactly(
            "/api/v1/namespaces/default/configmaps/demo-checkpoint",
            "/apis/onevalue.dev/v1alpha1/namespaces/default/onevalueclusters/demo/status");
  }

  @Test
  void aChangeThatComesWhileTheStatusIsWrittenIsNotMissed() {
    operator.runPods();
    awaitSettled();
    operator.scaleDemoWithNextStatus(2);
    operator.member(0).hold(7, 1, "a/1");
    await()
        .untilAsserted(
            () -> assertThat(operator.statefulSet().get().getSpec().getReplicas()).isEqualTo(2));
  }

  @Test
  void aClusterThatComesBackUnderItsNameIsHeardAgain() throws IOException {
    operator.runPods();
    awaitSettled();
    assertThat(operator.metrics()).contains("onevalue_cluster_members_ready{");
    operator.deleteDemo();
    await()
        .untilAsserted(
            () -> assertThat(operator.metrics()).doesNotContain("onevalue_cluster_members_ready{"));
    operator.applyDemo();
    awaitConverged("False", NOBODY);
    operator.runPods();
    awaitSettled();
  }

  @Test
  void anObjectOfAnotherOwnerIsLeftAloneAndNamed() throws IOException {
    operator.deleteDemo();
    operator.client().resource(foreignService()).create();
    operator.applyDemo();
    awaitConverged("False", NOBODY);
    operator.runPods();
    String taken = "Service demo: exists, and OneValueCluster demo does not own it";
    awaitConverged("False", INITIAL + ", but: " + taken);
    assertThat(status().conditions())
        .extracting(Condition::getType, Condition::getReason, Condition::getMessage)
        .contains(tuple("Stalled", "NameTaken", taken), tuple("Ready", "NameTaken", taken));
    assertThat(operator.service().get().getMetadata().getOwnerReferences()).isEmpty();
  }

  private static Service foreignService() {
    return new ServiceBuilder()
        .withNewMetadata()
        .withName("demo")
        .withNamespace("default")
        .endMetadata()
        .build();
  }

  private void awaitConverged(String is, String message) {
    await()
        .untilAsserted(() ->
            assertThat(status().conditions())
                .extracting(Condition::getType, Condition::getStatus, Condition::getMessage)
                .contains(tuple("Converged", is, message)));
  }

  /** Created and RolledOut are told after the statuses that they are of. */
  private void awaitTold(int events) {
    await()
        .untilAsserted(() ->
            assertThat(operator.writes())
                .filteredOn(path -> path.contains("/events"))
                .hasSize(events));
  }

  private void awaitSettled() {
    await()
        .untilAsserted(() ->
            assertThat(status().conditions())
                .extracting(Condition::getType, Condition::getStatus)
                .containsExactly(
                    tuple("Ready", "True"),
                    tuple("Available", "True"),
                    tuple("Converged", "True"),
                    tuple("ValueApplied", "True")));
  }

  private String converged() {
    return status().conditions().stream()
        .filter(condition -> condition.getType().equals("Converged"))
        .map(Condition::getMessage)
        .findFirst()
        .orElseThrow();
  }

  private OneValueClusterStatus status() {
    OneValueClusterStatus status = operator.demo().get().getStatus();
    assertThat(status).isNotNull();
    return requireNonNull(status);
  }
}
