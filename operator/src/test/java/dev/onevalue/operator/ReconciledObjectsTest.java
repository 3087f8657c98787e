package dev.onevalue.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReconciledObjectsTest {
  private final RunningOperator operator = new RunningOperator();

  @BeforeEach
  void apply() {
    operator.applyDemo();
    await().untilAsserted(() -> assertThat(operator.statefulSet().get()).isNotNull());
  }

  @AfterEach
  void close() {
    operator.close();
  }

  @Test
  void everyObjectExistsAndIsOwnedByItsCluster() throws IOException {
    String uid = operator.demo().get().getMetadata().getUid();
    for (HasMetadata desired : operator.desired()) {
      await()
          .untilAsserted(
              () -> assertThat(owners(desired)).as("%s", desired).containsExactly(controller(uid)));
    }
  }

  private static OwnerReference controller(String uid) {
    return new OwnerReferenceBuilder()
        .withApiVersion("onevalue.dev/v1alpha1")
        .withKind("OneValueCluster")
        .withName("demo")
        .withUid(uid)
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }

  @Test
  void theDisruptionBudgetGoesWhenItIsTurnedOff() {
    await().untilAsserted(() -> assertThat(operator.disruptionBudget().get()).isNotNull());
    operator.patchDemo("{\"spec\": {\"podDisruptionBudget\": {\"enabled\": false}}}");
    await().untilAsserted(() -> assertThat(operator.disruptionBudget().get()).isNull());
  }

  @Test
  void aDeletedServiceIsMadeAnew() {
    await().untilAsserted(() -> assertThat(operator.service().get()).isNotNull());
    Service deleted = operator.service().get();
    operator.service().delete();
    await()
        .untilAsserted(() ->
            assertThat(operator.service().get())
                .isNotNull()
                .extracting(service -> service.getMetadata().getUid())
                .isNotEqualTo(deleted.getMetadata().getUid()));
  }

  @Test
  void anObjectThatLostItsLabelsGetsThemBack() {
    await().untilAsserted(() -> assertThat(operator.service().get()).isNotNull());
    Map<String, String> labels = operator.service().get().getMetadata().getLabels();
    operator.service().edit(ReconciledObjectsTest::unlabelled);
    await()
        .untilAsserted(
            () -> assertThat(operator.service().get().getMetadata().getLabels()).isEqualTo(labels));
  }

  private static Service unlabelled(Service service) {
    service.getMetadata().setLabels(Map.of());
    return service;
  }

  @Test
  void aChangeOfTheStatefulSetIsTakenBack() {
    operator.statefulSet().scale(7);
    await().untilAsserted(() -> assertReplicas(3));
  }

  @Test
  void theStatefulSetScalesWithTheCluster() {
    operator.scaleDemo(5);
    await().untilAsserted(() -> assertReplicas(5));
    operator.scaleDemo(0);
    await().untilAsserted(() -> assertReplicas(0));
  }

  private void assertReplicas(int replicas) {
    assertThat(operator.statefulSet().get().getSpec().getReplicas()).isEqualTo(replicas);
  }

  private List<OwnerReference> owners(HasMetadata desired) {
    HasMetadata actual = operator.client().resource(desired).get();
    assertThat(actual).as("%s", desired).isNotNull();
    return actual.getMetadata().getOwnerReferences();
  }
}
