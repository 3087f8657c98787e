package dev.onevalue.operator.dependent.secret;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.certificate.GossipSecrets;
import dev.onevalue.operator.dependent.ObjectFailedException;
import dev.onevalue.operator.dependent.OwnedDependent;
import dev.onevalue.operator.dependent.pod.GossipVolume;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.api.reconciler.dependent.ReconcileResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Secret by which members know each other: there, and the cluster's own, unless its user has
 * named another one, which must have what members need. It is read now and then, not watched.
 *
 * @param secrets remembers what was seen
 */
public record GossipSecretDependent(GossipSecrets secrets)
    implements DependentResource<Secret, OneValueCluster> {
  private static final ReconcileResult<Secret> UNCHANGED =
      ReconcileResult.aggregatedResult(List.of());

  /**
   * Makes it if there is none.
   *
   * @throws ObjectFailedException if there is one that the cluster does not own, or if the user's
   *     is not as it must be
   */
  @Override
  public ReconcileResult<Secret> reconcile(
      OneValueCluster cluster, Context<OneValueCluster> context) {
    boolean inNeed = context.getSecondaryResources(Pod.class).stream().anyMatch(this::waits);
    if (secrets.isSeen(cluster, inNeed)) {
      return UNCHANGED;
    }
    KubernetesClient client = context.getClient();
    Secret existing =
        client
            .secrets()
            .inNamespace(cluster.getMetadata().getNamespace())
            .withName(GossipVolume.secret(cluster))
            .get();
    if (cluster.getSpec().gossip().tls().secretName() == null) {
      secrets.saw(cluster, own(cluster, existing, client));
    } else {
      var _ =
          UsersSecret.usable(
              "spec.gossip.tls.secretName",
              GossipVolume.secret(cluster),
              existing,
              GossipVolume.KEYS);
      secrets.sawUsers(cluster);
    }
    return UNCHANGED;
  }

  private Secret own(OneValueCluster cluster, @Nullable Secret existing, KubernetesClient client) {
    if (existing == null) {
      Secret made = secrets.newSecret(cluster);
      return OwnedDependent.admitted(made, () -> client.resource(made).create());
    }
    if (!existing.hasOwnerReferenceFor(cluster)) {
      throw OwnedDependent.nameTaken(existing, cluster);
    }
    return GossipSecrets.isUsable(existing)
        ? existing
        : OwnedDependent.admitted(existing, () -> secrets.renew(cluster, existing, client));
  }

  /** As every Pod does for a moment, and one whose Secret is missing for ever. */
  private boolean waits(Pod pod) {
    return pod.getStatus() != null
        && pod.getStatus().getContainerStatuses().stream().anyMatch(this::isBeingCreated);
  }

  private boolean isBeingCreated(ContainerStatus status) {
    return status.getState() != null
        && status.getState().getWaiting() != null
        && "ContainerCreating".equals(status.getState().getWaiting().getReason());
  }

  @Override
  public Class<Secret> resourceType() {
    return Secret.class;
  }
}
