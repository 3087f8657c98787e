package dev.onevalue.operator.dependent;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;

/** The user has not turned the PodDisruptionBudget off. */
public final class DisruptionBudgetWanted
    implements Condition<PodDisruptionBudget, OneValueCluster> {

  @Override
  public boolean isMet(
      DependentResource<PodDisruptionBudget, OneValueCluster> budget,
      OneValueCluster cluster,
      Context<OneValueCluster> context) {
    return cluster.getSpec().podDisruptionBudget().enabled();
  }
}
