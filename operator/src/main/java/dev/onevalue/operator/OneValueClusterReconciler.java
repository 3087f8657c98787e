package dev.onevalue.operator;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import dev.onevalue.operator.dependent.DisruptionBudgetWanted;
import dev.onevalue.operator.dependent.MembersServiceDependent;
import dev.onevalue.operator.dependent.PodDisruptionBudgetDependent;
import dev.onevalue.operator.dependent.RoleBindingDependent;
import dev.onevalue.operator.dependent.RoleDependent;
import dev.onevalue.operator.dependent.ServiceAccountDependent;
import dev.onevalue.operator.dependent.ServiceDependent;
import dev.onevalue.operator.dependent.StatefulSetDependent;
import dev.onevalue.operator.observation.HeardRegister;
import dev.onevalue.operator.observation.MemberObserver;
import dev.onevalue.operator.status.StatusCalculator;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.Workflow;
import io.javaoperatorsdk.operator.api.reconciler.dependent.Dependent;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the objects of a cluster as its {@code spec} asks, and its {@code status} as observed. A
 * cluster at which nothing changes is not written to. What fails is tried again, without end.
 */
@GradualRetry(maxAttempts = -1)
@ControllerConfiguration(
    name = "onevalue-operator",
    // the SDK would take a change of spec that comes while the status is written for its own write
    informer = @Informer(comparableResourceVersions = false))
@Workflow(
    dependents = {
      @Dependent(name = "serviceAccount", type = ServiceAccountDependent.class),
      @Dependent(name = "role", type = RoleDependent.class),
      @Dependent(
          name = "roleBinding",
          type = RoleBindingDependent.class,
          // never a right for a ServiceAccount that belongs to somebody else
          dependsOn = {"serviceAccount", "role"}),
      @Dependent(type = ServiceDependent.class, useEventSourceWithName = EventSources.SERVICES),
      @Dependent(
          type = MembersServiceDependent.class,
          useEventSourceWithName = EventSources.SERVICES),
      @Dependent(
          type = PodDisruptionBudgetDependent.class,
          reconcilePrecondition = DisruptionBudgetWanted.class),
      @Dependent(type = StatefulSetDependent.class, dependsOn = "roleBinding")
    })
public final class OneValueClusterReconciler implements Reconciler<OneValueCluster> {
  private final StatusCalculator statusCalculator;
  private final MemberObserver observer;
  private final Duration observationInterval;

  /**
   * A reconciler of all clusters.
   *
   * @param clock gives conditions their transition times
   * @param observer hears the members; closed when the operator stops
   * @param observationInterval how often it does
   */
  public OneValueClusterReconciler(
      Clock clock, MemberObserver observer, Duration observationInterval) {
    this.statusCalculator = new StatusCalculator(clock);
    this.observer = observer;
    this.observationInterval = observationInterval;
  }

  @Override
  public UpdateControl<OneValueCluster> reconcile(
      OneValueCluster cluster, Context<OneValueCluster> context) {
    return changed(cluster, context)
        .map(UpdateControl::patchStatus)
        .orElseGet(UpdateControl::noUpdate);
  }

  /** A dependent that fails, and is tried again, does not keep the status from being true. */
  @Override
  public ErrorStatusUpdateControl<OneValueCluster> updateErrorStatus(
      OneValueCluster cluster, Context<OneValueCluster> context, Exception error) {
    return changed(cluster, context)
        .map(ErrorStatusUpdateControl::patchStatus)
        .orElseGet(ErrorStatusUpdateControl::noStatusUpdate);
  }

  @Override
  public List<EventSource<?, OneValueCluster>> prepareEventSources(
      EventSourceContext<OneValueCluster> context) {
    return EventSources.of(context, observer, observationInterval);
  }

  private Optional<OneValueCluster> changed(
      OneValueCluster cluster, Context<OneValueCluster> context) {
    OneValueClusterStatus status =
        statusCalculator.calculate(
            cluster,
            context.getSecondaryResource(StatefulSet.class),
            context.getSecondaryResources(Pod.class),
            context.getSecondaryResources(HeardRegister.class));
    return status.equals(cluster.getStatus())
        ? Optional.empty()
        : Optional.of(statusAlone(cluster, status));
  }

  /**
   * Server-side apply takes over each field that it is given: so the status, and no other field.
   */
  private static OneValueCluster statusAlone(
      OneValueCluster cluster, OneValueClusterStatus status) {
    OneValueCluster patch = new OneValueCluster();
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withName(cluster.getMetadata().getName())
            .withNamespace(cluster.getMetadata().getNamespace())
            .build());
    patch.setSpec(null);
    patch.setStatus(status);
    return patch;
  }
}
