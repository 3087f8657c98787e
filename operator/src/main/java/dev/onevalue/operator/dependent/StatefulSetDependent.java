package dev.onevalue.operator.dependent;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.StorageSpec;
import dev.onevalue.operator.dependent.ObjectFailedException.Reason;
import dev.onevalue.operator.dependent.pod.DataVolume;
import dev.onevalue.operator.dependent.pod.NodeContainer;
import dev.onevalue.operator.dependent.pod.OtherTrust;
import dev.onevalue.operator.dependent.pod.PodTemplate;
import dev.onevalue.operator.naming.Labels;
import dev.onevalue.operator.naming.Names;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetPersistentVolumeClaimRetentionPolicy;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependent;
import org.jspecify.annotations.Nullable;

/**
 * The members. They start and stop in any order, all at once: a member needs no other one to be
 * there before it. A change of them goes from one to the next.
 */
@KubernetesDependent(informer = @Informer(labelSelector = Labels.MANAGED))
public final class StatefulSetDependent extends OwnedDependent<StatefulSet> {
  /** Before the next one is changed, a member has had time to hear and to be heard. */
  private static final int MIN_READY_SECONDS = 1;

  private static final int REVISIONS = 3;

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
  public StatefulSet desired(OneValueCluster cluster, Context<OneValueCluster> context) {
    return new StatefulSetBuilder()
        .withMetadata(Metadata.of(cluster, Names.of(cluster)))
        .withNewSpec()
        .withReplicas(replicas(cluster, context))
        .withPodManagementPolicy("Parallel")
        .withMinReadySeconds(MIN_READY_SECONDS)
        .withRevisionHistoryLimit(REVISIONS)
        .withNewUpdateStrategy()
        .withType("RollingUpdate")
        .endUpdateStrategy()
        .withServiceName(Names.membersService(cluster))
        .withNewSelector()
        .withMatchLabels(Labels.selector(cluster))
        .endSelector()
        .withTemplate(template(cluster))
        .withVolumeClaimTemplates(DataVolume.claims(cluster))
        .withPersistentVolumeClaimRetentionPolicy(retention(cluster.getSpec().storage()))
        .endSpec()
        .build();
  }

  /** None, until the last member is gone that would be a stranger to those that start. */
  private static int replicas(OneValueCluster cluster, Context<OneValueCluster> context) {
    return OtherTrust.isAmong(context.getSecondaryResources(Pod.class), cluster)
        ? 0
        : cluster.getSpec().replicas();
  }

  private PodTemplateSpec template(OneValueCluster cluster) {
    try {
      return podTemplate.of(cluster);
    } catch (IllegalArgumentException e) {
      throw new ObjectFailedException(Reason.BadSpec, String.valueOf(e.getMessage()), e);
    }
  }

  /** Scaling never deletes a volume: it may be the one with the newest value. */
  private static @Nullable StatefulSetPersistentVolumeClaimRetentionPolicy retention(
      @Nullable StorageSpec storage) {
    return storage == null
        ? null
        : new StatefulSetPersistentVolumeClaimRetentionPolicy(storage.retention(), "Retain");
  }
}
