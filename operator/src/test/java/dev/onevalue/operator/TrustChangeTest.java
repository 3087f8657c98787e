package dev.onevalue.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import dev.onevalue.operator.mock.ApiRequest;
import dev.onevalue.operator.mock.MockCluster;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members that would be strangers to those that start: all end first. */
class TrustChangeTest {
  private static final String SETS = "/apis/apps/v1/namespaces/default/statefulsets/demo";
  private static final String CHECKPOINT = "/api/v1/namespaces/default/configmaps/demo-checkpoint";

  private final MockCluster kubernetes = new MockCluster();
  private RunningOperator operator = new RunningOperator(kubernetes, "first");

  @BeforeEach
  void create() {
    operator.applyDemo();
    await().until(() -> operator.statefulSet().get() != null);
    operator.runPods();
    operator.awaitStatus(OneValueClusterStatus::converged);
  }

  @AfterEach
  void close() {
    operator.close();
  }

  @Test
  void withAnotherSecretNoneStartsBeforeTheLastHasEnded() {
    operator.patchDemo("{\"spec\":{\"gossip\":{\"tls\":{\"secretName\":\"theirs\"}}}}");
    awaitReplicas(0);
    assertThat(
            operator.statefulSet().get().getSpec().getTemplate().getSpec().getVolumes().stream()
                .flatMap(volume -> Optional.ofNullable(volume.getSecret()).stream()))
        .extracting(secret -> secret.getSecretName())
        .containsExactly("theirs");
    delete("demo-0");
    delete("demo-1");
    await().until(() -> operator.status().members().size() == 1);
    awaitReplicas(0);
    delete("demo-2");
    awaitReplicas(3);
  }

  @Test
  void membersOfAnEarlierOperatorEndOnceTheirValueIsKept() {
    operator.stop();
    IntStream.range(0, 3).forEach(this::makePlain);
    operator = new RunningOperator(kubernetes, "second", Optional.empty());
    IntStream.range(0, 3).forEach(ordinal -> operator.member(ordinal).hold(8, 9, "a/1"));
    operator.start();
    awaitReplicas(0);
    List<String> written =
        operator.requests().stream()
            .filter(request -> request.verb().equals("patch"))
            .map(ApiRequest::path)
            .toList();
    assertThat(written).containsSubsequence(CHECKPOINT, SETS);
    IntStream.range(0, 3).forEach(ordinal -> delete("demo-" + ordinal));
    awaitReplicas(3);
  }

  private void makePlain(int ordinal) {
    operator
        .client()
        .pods()
        .inNamespace("default")
        .withName("demo-" + ordinal)
        .edit(TrustChangeTest::asEarlierOperatorsMadeIt);
  }

  private static Pod asEarlierOperatorsMadeIt(Pod pod) {
    pod.getSpec().getVolumes().removeIf(volume -> volume.getSecret() != null);
    return pod;
  }

  private void delete(String pod) {
    operator.client().pods().inNamespace("default").withName(pod).delete();
  }

  private void awaitReplicas(int replicas) {
    await()
        .untilAsserted(() ->
            assertThat(operator.statefulSet().get().getSpec().getReplicas()).isEqualTo(replicas));
  }
}
