package dev.onevalue.operator.dependent;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.dependent.ObjectFailedException.Reason;
import dev.onevalue.operator.mock.MockCluster;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.AggregatedOperatorException;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Workflow;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Dependent;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a reconciler is told of an object that could not be made. */
class RefusedObjectTest {
  private static final Path DEMO = Path.of("src/test/resources/desired/defaults");

  private final MockCluster kubernetes = new MockCluster();
  private final Listener listener = new Listener();
  private final Operator operator =
      new Operator(configuration -> configuration.withKubernetesClient(kubernetes.newClient()));

  /** Does nothing but listen. */
  @Workflow(dependents = @Dependent(type = PodDisruptionBudgetDependent.class))
  @ControllerConfiguration
  static final class Listener implements Reconciler<OneValueCluster> {
    private final AtomicReference<@Nullable Exception> error = new AtomicReference<>();

    @Override
    public UpdateControl<OneValueCluster> reconcile(
        OneValueCluster cluster, Context<OneValueCluster> context) {
      return UpdateControl.noUpdate();
    }

    @Override
    public ErrorStatusUpdateControl<OneValueCluster> updateErrorStatus(
        OneValueCluster cluster, Context<OneValueCluster> context, Exception e) {
      error.set(e);
      return ErrorStatusUpdateControl.<OneValueCluster>noStatusUpdate().withNoRetry();
    }
  }

  @AfterEach
  void close() {
    operator.stop();
    kubernetes.close();
  }

  @Test
  void aRefusalSaysWhichObjectAndWhy() {
    kubernetes.refuse(
        "/apis/policy/v1/namespaces/default/poddisruptionbudgets/demo", "quota exceeded");

    assertThat(failure().reason()).isEqualTo(Reason.Refused);
    assertThat(failure()).hasMessage("PodDisruptionBudget demo: quota exceeded");
  }

  @Test
  void aTakenNameSaysWhichAndThatItIsNotOurs() {
    kubernetes.create(DEMO.resolve("out-PodDisruptionBudget-demo.yaml"));

    assertThat(failure().reason()).isEqualTo(Reason.NameTaken);
    assertThat(failure())
        .hasMessage("PodDisruptionBudget demo: exists, and OneValueCluster demo does not own it");
  }

  @Test
  void anAffinityThatIsNoneNamesItsField() {
    OneValueCluster demo =
        Serialization.unmarshal(
            """
            metadata: {name: demo}
            spec: {pod: {affinity: {nodeAffinity: 3}}}
            """,
            OneValueCluster.class);

    assertThatThrownBy(() -> DesiredObjects.of(demo, DesiredObjectsTest.noContext()).toList())
        .asInstanceOf(type(ObjectFailedException.class))
        .satisfies(failure -> assertThat(failure.reason()).isEqualTo(Reason.BadSpec))
        .satisfies(failure ->
            assertThat(failure)
                .hasMessageStartingWith("spec.pod.affinity.nodeAffinity cannot be read"));
  }

  private ObjectFailedException failure() {
    if (listener.error.get() == null) {
      operator.register(listener);
      operator.start();
      kubernetes.create(DEMO.resolve("in.yaml"));
      await().until(() -> listener.error.get() != null);
    }
    var all = (AggregatedOperatorException) requireNonNull(listener.error.get());
    return (ObjectFailedException) all.getAggregatedExceptions().values().iterator().next();
  }
}
