package dev.onevalue.operator;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.dependent.pod.OtherTrust;
import dev.onevalue.operator.problem.ObjectProblems;
import dev.onevalue.operator.problem.PodProblems;
import dev.onevalue.operator.problem.Problem;
import dev.onevalue.operator.problem.RefusedPods;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.managed.ManagedWorkflowAndDependentResourceContext;
import io.javaoperatorsdk.operator.processing.dependent.workflow.WorkflowReconcileResult;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Has the objects of a cluster made as its {@code spec} asks, and says what is in the way. */
final class ClusterObjects {
  private final InstantSource clock;

  ClusterObjects(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * What is in the way.
   *
   * @param notKept why members must not be stopped now: then objects are left as they are
   * @param patience for how much longer members may yet be heard for the first time
   */
  List<Problem> reconcile(
      OneValueCluster cluster,
      Context<OneValueCluster> context,
      Optional<Problem> notKept,
      Duration patience) {
    Optional<String> unreadable = cluster.unreadable();
    if (unreadable.isPresent()) {
      return List.of(new Problem("SpecUnreadable", "spec: " + unreadable.get(), true));
    }
    Optional<Problem> unsafe = notKept.or(() -> unheard(cluster, context, patience));
    Stream<Problem> written =
        unsafe.isPresent() || cluster.getSpec().paused()
            ? unsafe.stream()
            : written(context.managedWorkflowAndDependentResourceContext());
    return Stream.of(written, pods(context), missing(cluster, context))
        .flatMap(problems -> problems)
        .toList();
  }

  /** Whether Pods are about to stop, as far as can be told before it happens. */
  boolean mayStopMembers(OneValueCluster cluster, Context<OneValueCluster> context) {
    boolean changed =
        cluster.getStatus() == null
            || !Objects.equals(
                cluster.getStatus().observedGeneration(), cluster.getMetadata().getGeneration());
    return changed
        || OtherTrust.isAmong(context.getSecondaryResources(Pod.class), cluster)
        || context.getSecondaryResources(Pod.class).stream()
            .anyMatch(pod -> pod.getMetadata().getDeletionTimestamp() != null);
  }

  /**
   * Why members that are to end because they know each other by another Secret must not yet: what
   * they hold is not known. Empty: there are none, or it is.
   *
   * @param patience for how much longer some of them may yet be heard
   */
  private static Optional<Problem> unheard(
      OneValueCluster cluster, Context<OneValueCluster> context, Duration patience) {
    return patience.isPositive()
            && OtherTrust.isAmong(context.getSecondaryResources(Pod.class), cluster)
        ? Optional.of(
            new Problem("MembersNotHeard", "members that are to end were not heard yet", false))
        : Optional.empty();
  }

  @SuppressWarnings("rawtypes") // as the SDK's result is
  private static Stream<Problem> written(ManagedWorkflowAndDependentResourceContext workflow) {
    WorkflowReconcileResult result = workflow.reconcileManagedWorkflow();
    return result.getErroredDependents().entrySet().stream()
        .map(error ->
            ObjectProblems.of(error.getKey().resourceType().getSimpleName(), error.getValue()));
  }

  private Stream<Problem> pods(Context<OneValueCluster> context) {
    return PodProblems.of(context.getSecondaryResources(Pod.class), clock.instant()).stream();
  }

  private static Stream<Problem> missing(
      OneValueCluster cluster, Context<OneValueCluster> context) {
    Collection<Pod> pods = context.getSecondaryResources(Pod.class);
    return context.getSecondaryResource(StatefulSet.class).stream()
        .filter(set -> pods.size() < cluster.getSpec().replicas())
        .filter(ClusterObjects::isObserved)
        .flatMap(set -> RefusedPods.of(set, context.getClient()).stream());
  }

  private static boolean isObserved(StatefulSet set) {
    return set.getStatus() != null
        && Objects.equals(
            set.getStatus().getObservedGeneration(), set.getMetadata().getGeneration());
  }
}
