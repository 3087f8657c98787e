package dev.onevalue.operator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatusBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes wrong with clusters, and that the operator goes on. */
class SurvivalTest {
  private static final String UNREADABLE =
      "---\n{apiVersion: onevalue.dev/v1alpha1, kind: OneValueCluster,"
          + " metadata: {name: bad, namespace: default}, spec: {gossip: 7}}";

  private final RunningOperator operator = new RunningOperator();

  @AfterEach
  void close() {
    operator.close();
  }

  @Test
  void aClusterThatCannotBeReadStopsNobodyButItself() {
    operator
        .client()
        .resource(Serialization.unmarshal(UNREADABLE, GenericKubernetesResource.class))
        .create();
    operator.applyDemo();
    await().until(() -> operator.statefulSet().get() != null);
    operator.runPods();
    operator.awaitStatus(OneValueClusterStatus::converged);
    await()
        .untilAsserted(() ->
            assertThat(bad().conditions())
                .extracting(Condition::getType, Condition::getReason)
                .contains(tuple("Stalled", "SpecUnreadable")));
    assertThat(operator.client().services().inNamespace("default").withName("bad").get()).isNull();
  }

  private OneValueClusterStatus bad() {
    OneValueCluster bad =
        operator
            .client()
            .resources(OneValueCluster.class)
            .inNamespace("default")
            .withName("bad")
            .get();
    assertThat(bad).isNotNull();
    assertThat(bad.getStatus()).isNotNull();
    return requireNonNull(bad.getStatus());
  }

  @Test
  void podsThatAreRefusedAreSaidToBeByWhatTheirControllerSays() {
    operator.applyDemo();
    await().until(() -> operator.statefulSet().get() != null);
    operator
        .client()
        .resource(refusal(operator.statefulSet().get().getMetadata().getUid()))
        .create();
    operator.statefulSet().editStatus(SurvivalTest::observed);
    await()
        .untilAsserted(() ->
            assertThat(operator.status().conditions())
                .extracting(Condition::getType, Condition::getReason, Condition::getMessage)
                .contains(
                    tuple(
                        "Stalled",
                        "QuotaExceeded",
                        "Pods cannot be created: pods \"*\" is forbidden: exceeded quota: q")));
  }

  private static Event refusal(String uid) {
    return Serialization.unmarshal(
        """
        ---
        {apiVersion: events.k8s.io/v1, kind: Event, metadata: {name: e, namespace: default},
         reason: FailedCreate, deprecatedLastTimestamp: '2026-01-01T00:00:00Z',
         regarding: {kind: StatefulSet, name: demo, uid: %s},
         note: 'create Pod demo-2 in StatefulSet demo failed error: pods "demo-2" is forbidden: exceeded quota: q'}
        """
            .formatted(uid),
        Event.class);
  }

  private static StatefulSet observed(StatefulSet set) {
    set.setStatus(
        new StatefulSetStatusBuilder()
            .withObservedGeneration(set.getMetadata().getGeneration())
            .withReplicas(0)
            .build());
    return set;
  }

  @Test
  void underLoadAStatusIsWrittenNoFasterThanThePaceAndTheLastValueIsTheOneShown() {
    operator.applyDemo();
    await().until(() -> operator.statefulSet().get() != null);
    operator.runPods();
    operator.awaitStatus(OneValueClusterStatus::converged);
    long before = statuses();
    long start = System.nanoTime();
    long value = 0;
    while (System.nanoTime() - start < 1_500_000_000L) {
      value++;
      for (int ordinal = 0; ordinal < 3; ordinal++) {
        operator.member(ordinal).hold(value, value, "a/1");
      }
    }
    long last = value;
    await().untilAsserted(() -> assertThat(operator.status().value()).isEqualTo(last));
    long paces = (System.nanoTime() - start) / QuickTiming.QUICK.pace().toNanos();
    assertThat(statuses() - before).isBetween(2L, paces + 2);
  }

  private long statuses() {
    return operator.writes().stream()
        .filter(path -> path.endsWith("onevalueclusters/demo/status"))
        .count();
  }
}
