package dev.onevalue.operator.dependent;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.naming.Labels;
import dev.onevalue.operator.naming.Names;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependent;

/**
 * Has a drain of nodes take one member away at a time. By {@code maxUnavailable}, as {@code
 * minAvailable} would hold up every drain of a cluster with one member; and one that is not ready
 * holds up nothing, or a broken image would.
 */
@KubernetesDependent(informer = @Informer(labelSelector = Labels.MANAGED))
public final class PodDisruptionBudgetDependent extends OwnedDependent<PodDisruptionBudget> {

  @Override
  public PodDisruptionBudget desired(OneValueCluster cluster, Context<OneValueCluster> context) {
    return new PodDisruptionBudgetBuilder()
        .withMetadata(Metadata.of(cluster, Names.of(cluster)))
        .withNewSpec()
        .withNewMaxUnavailable(1)
        .withUnhealthyPodEvictionPolicy("AlwaysAllow")
        .withNewSelector()
        .withMatchLabels(Labels.selector(cluster))
        .endSelector()
        .endSpec()
        .build();
  }
}
