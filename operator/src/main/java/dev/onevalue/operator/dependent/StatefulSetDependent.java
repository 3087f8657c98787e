package dev.onevalue.operator.dependent;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.naming.Labels;
import dev.onevalue.operator.naming.Names;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependent;

/**
 * The members. They start and stop in any order, all at once: a member needs no other one to be
 * there before it.
 */
@KubernetesDependent(informer = @Informer(labelSelector = Labels.MANAGED))
public final class StatefulSetDependent extends OwnedDependent<StatefulSet> {
  private final PodTemplate podTemplate;

  /**
   * The same for every cluster.
   *
   * @param nodeImage container image of the members of a cluster that asks for none
   */
  public StatefulSetDependent(String nodeImage) {
    this.podTemplate = new PodTemplate(new NodeContainer(nodeImage));
  }

  @Override
  protected StatefulSet desired(OneValueCluster cluster, Context<OneValueCluster> context) {
    return new StatefulSetBuilder()
        .withMetadata(Metadata.of(cluster, Names.of(cluster)))
        .withNewSpec()
        .withReplicas(cluster.getSpec().replicas())
        .withPodManagementPolicy("Parallel")
        .withServiceName(Names.membersService(cluster))
        .withNewSelector()
        .withMatchLabels(Labels.selector(cluster))
        .endSelector()
        .withTemplate(podTemplate.of(cluster))
        .endSpec()
        .build();
  }
}
