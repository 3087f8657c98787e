package dev.onevalue.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The declared value and the checkpoint: what the operator says to members. */
class ReconciledValueTest {
  private static final String SEVEN = "PUT /v1/value {\"value\":7}";

  private final RunningOperator operator = new RunningOperator();

  @BeforeEach
  void apply() {
    operator.applyDemo();
    await().untilAsserted(() -> assertThat(operator.statefulSet().get()).isNotNull());
    operator.runPods();
    operator.awaitStatus(OneValueClusterStatus::converged);
  }

  @AfterEach
  void close() {
    operator.close();
  }

  @Test
  void aDeclaredValueIsSetOnceAndLaterWritesAreLeftAlone() {
    operator.patchDemo("{\"spec\":{\"value\":7}}");
    awaitReason("Applied");
    all(7, 1);
    operator.awaitStatus(OneValueClusterStatus::converged);
    all(9, 2);
    awaitReason("Overwritten");
    operator.patchDemo("{\"spec\":{\"value\":7}}");
    operator.reconcile();
    assertThat(operator.member(0).writes()).containsExactly(SEVEN);
    operator.patchDemo("{\"spec\":{\"value\":8}}");
    await().untilAsserted(() -> assertThat(operator.member(0).writes()).hasSize(2));
  }

  @Test
  void anEnforcedValueIsSetAgain() {
    operator.patchDemo("{\"spec\":{\"value\":7,\"valuePolicy\":\"Enforce\"}}");
    awaitReason("Applied");
    all(7, 1);
    operator.awaitStatus(OneValueClusterStatus::converged);
    int before = operator.member(0).writes().size();
    all(9, 2);
    await().until(() -> operator.member(0).writes().size() > before);
    assertThat(operator.member(0).writes()).containsOnly(SEVEN);
  }

  @Test
  void aValueThatMembersRefuseIsSaidToBe() {
    operator.member(0).answer("PUT /v1/value", "403");
    operator.patchDemo("{\"spec\":{\"value\":7}}");
    awaitReason("Refused");
    operator.member(0).hold(42, 0, null);
    awaitReason("Applied");
  }

  @ParameterizedTest
  @ValueSource(strings = {"503", "{\"value\":\"nonsense\"}"})
  void whereOneMemberFailsAnotherOneSetsIt(String answer) {
    operator.member(0).answer("PUT /v1/value", answer);
    operator.patchDemo("{\"spec\":{\"value\":7}}");
    awaitReason("Applied");
    assertThat(operator.member(1).writes()).containsExactly(SEVEN);
  }

  @Test
  void aPausedClusterIsToldNoValueAndItsObjectsStay() {
    operator.patchDemo("{\"spec\":{\"paused\":true,\"value\":7,\"replicas\":5}}");
    awaitReason("Paused");
    assertThat(operator.member(0).writes()).isEmpty();
    assertThat(operator.statefulSet().get().getSpec().getReplicas()).isEqualTo(3);
    operator.patchDemo("{\"spec\":{\"paused\":false}}");
    awaitReason("Applied");
    await().until(() -> operator.statefulSet().get().getSpec().getReplicas() == 5);
  }

  @Test
  void theNewestRegisterIsKeptInFullAndMadeAgainIfDeleted() {
    all(7, 3);
    awaitKept("{\"value\":7,\"generation\":3,\"writer\":\"a/1\",\"ancestors\":[\"x\"]}");
    operator.awaitStatus(demo -> demo.checkpoint() != null);
    checkpoint().delete();
    awaitKept("{\"value\":7,\"generation\":3,\"writer\":\"a/1\",\"ancestors\":[\"x\"]}");
  }

  @Test
  void whatIsKeptIsGivenBackToMembersThatLostIt() {
    all(7, 3);
    awaitKept("{\"value\":7,\"generation\":3,\"writer\":\"a/1\",\"ancestors\":[\"x\"]}");
    IntStream.range(0, 3).forEach(ordinal -> operator.member(ordinal).hold(42, 0, null));
    String given = "PUT /v1/checkpoint {\"value\":7,\"generation\":3,\"writer\":\"a/1\"";
    await()
        .untilAsserted(() ->
            assertThat(operator.member(2).writes()).anyMatch(write -> write.startsWith(given)));
  }

  @Test
  void theCheckpointIsWrittenBeforeMembersAreStopped() {
    all(7, 3);
    operator.awaitStatus(demo -> demo.checkpoint() != null);
    int written = operator.writes().size();
    operator.member(1).hold(8, 4, "b/1");
    operator.scaleDemo(1);
    await().until(() -> operator.statefulSet().get().getSpec().getReplicas() == 1);
    assertThat(operator.writes().subList(written, operator.writes().size()))
        .filteredOn(path -> path.contains("configmaps") || path.endsWith("statefulsets/demo"))
        .first()
        .asString()
        .contains("configmaps");
    awaitKept("{\"value\":8,\"generation\":4,\"writer\":\"b/1\",\"ancestors\":[\"x\"]}");
  }

  @Test
  void aClusterThatIsNoMoreIsForgotten() throws IOException {
    operator.patchDemo("{\"spec\":{\"value\":7}}");
    awaitReason("Applied");
    all(7, 3);
    awaitKept("{\"value\":7,\"generation\":3,\"writer\":\"a/1\",\"ancestors\":[\"x\"]}");
    operator.member(0).answer("PUT /v1/value", "403");
    operator.patchDemo("{\"spec\":{\"value\":8}}");
    awaitReason("Refused");
    assertThat(operator.remembered()).isNotEmpty();
    operator.deleteDemo();
    await().untilAsserted(() -> assertThat(operator.remembered()).isEmpty());
  }

  private void all(long value, long generation) {
    IntStream.range(0, 3)
        .forEach(ordinal -> operator.member(ordinal).hold(value, generation, "a/1"));
  }

  private Resource<ConfigMap> checkpoint() {
    return operator.client().configMaps().inNamespace("default").withName("demo-checkpoint");
  }

  private void awaitKept(String register) {
    await()
        .untilAsserted(() ->
            assertThat(checkpoint().get())
                .isNotNull()
                .extracting(ConfigMap::getData)
                .isEqualTo(Map.of("register", register)));
  }

  private void awaitReason(String reason) {
    await()
        .untilAsserted(() ->
            assertThat(operator.status().conditions())
                .filteredOn(condition -> condition.getType().equals("ValueApplied"))
                .extracting(condition -> condition.getReason())
                .containsExactly(reason));
  }
}
