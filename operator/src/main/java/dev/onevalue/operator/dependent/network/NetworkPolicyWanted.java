package dev.onevalue.operator.dependent.network;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.processing.dependent.workflow.Condition;

/** The user has not turned the NetworkPolicy off. */
public final class NetworkPolicyWanted implements Condition<NetworkPolicy, OneValueCluster> {

  @Override
  public boolean isMet(
      DependentResource<NetworkPolicy, OneValueCluster> policy,
      OneValueCluster cluster,
      Context<OneValueCluster> context) {
    return cluster.getSpec().networkPolicy().enabled();
  }
}
