package dev.onevalue.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The Secret by which members know each other. */
class GossipSecretTest {
  private static final String NOTHING = "bm90aGluZw==";

  private final RunningOperator operator = new RunningOperator();

  @AfterEach
  void close() {
    operator.close();
  }

  @Test
  void itIsTheClustersOwnAndIsReadOnce() {
    Secret made = made();
    assertThat(made.getType()).isEqualTo("kubernetes.io/tls");
    assertThat(made.getMetadata().getLabels()).containsEntry("app.kubernetes.io/instance", "demo");
    assertThat(made.getMetadata().getOwnerReferences())
        .extracting(OwnerReference::getUid, OwnerReference::getController)
        .containsExactly(tuple(operator.demo().get().getMetadata().getUid(), true));
    HeldSecret held = HeldSecret.of(made);
    assertThat(held).isEqualTo(new HeldSecret(held.shown(), List.of(held.shown()), false));
    operator.runPods();
    operator.awaitStatus(status -> status.converged());
    operator.member(0).hold(7, 1, "a/1");
    operator.awaitStatus(status -> Long.valueOf(7).equals(status.value()));
    assertThat(operator.requests())
        .filteredOn(request -> request.path().contains("/secrets"))
        .extracting(request -> request.verb())
        .containsExactly("get", "create");
  }

  @Test
  void oneOfOthersIsLeftAlone() {
    Secret theirs =
        operator
            .client()
            .resource(
                new SecretBuilder()
                    .withNewMetadata()
                    .withName("demo-gossip")
                    .withNamespace("default")
                    .endMetadata()
                    .withData(Map.of("mine", "bWluZQ=="))
                    .build())
            .create();
    operator.applyDemo();
    awaitCondition(
        "Stalled",
        "NameTaken",
        "Secret demo-gossip: exists, and OneValueCluster demo does not own it");
    assertThat(operator.gossipSecret().get()).isEqualTo(theirs);
  }

  @Test
  void oneThatWasDeletedIsMadeAnewWhenAPodWaitsForIt() {
    String first = HeldSecret.of(made()).shown();
    operator.runPods();
    operator.gossipSecret().delete();
    operator.pass(Duration.ofSeconds(11));
    operator
        .client()
        .pods()
        .inNamespace("default")
        .withName("demo-0")
        .editStatus(GossipSecretTest::waiting);
    await().untilAsserted(() -> assertThat(operator.gossipSecret().get()).isNotNull());
    assertThat(HeldSecret.of(operator.gossipSecret().get()).shown()).isNotEqualTo(first);
  }

  private static Pod waiting(Pod pod) {
    return new PodBuilder(pod)
        .editStatus()
        .addNewContainerStatus()
        .withNewState()
        .withNewWaiting("", "ContainerCreating")
        .endState()
        .endContainerStatus()
        .endStatus()
        .build();
  }

  @Test
  void oneThatMembersCannotWorkWithIsFilledAnewWhenTheSpecChanges() {
    made();
    operator
        .gossipSecret()
        .edit(secret -> new SecretBuilder(secret).addToData("tls.crt", NOTHING).build());
    operator.scaleDemo(4);
    await()
        .untilAsserted(
            () -> assertThat(operator.gossipSecret().get().getData()).doesNotContainValue(NOTHING));
    assertThat(HeldSecret.of(operator.gossipSecret().get()).trusted()).hasSize(1);
  }

  @Test
  void aUsersSecretIsLookedAtAndNoneIsMade() {
    operator
        .client()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName("demo-from-cert-manager")
                .withNamespace("default")
                .endMetadata()
                .withData(Map.of("tls.crt", "YQ==", "tls.key", "YQ=="))
                .build())
        .create();
    operator.kubernetes().create(Path.of("src/test/resources/desired/gossip-tls-secret/in.yaml"));
    awaitCondition(
        "Reconciling",
        "SecretMissing",
        "spec.gossip.tls.secretName: Secret demo-from-cert-manager has no ca.crt");
    assertThat(operator.gossipSecret().get()).isNull();
  }

  private Secret made() {
    operator.applyDemo();
    await().untilAsserted(() -> assertThat(operator.gossipSecret().get()).isNotNull());
    await().untilAsserted(() -> assertThat(operator.statefulSet().get()).isNotNull());
    return operator.gossipSecret().get();
  }

  private void awaitCondition(String type, String reason, String message) {
    await()
        .untilAsserted(() ->
            assertThat(operator.status().conditions())
                .extracting(Condition::getType, Condition::getReason, Condition::getMessage)
                .contains(tuple(type, reason, message)));
  }
}
