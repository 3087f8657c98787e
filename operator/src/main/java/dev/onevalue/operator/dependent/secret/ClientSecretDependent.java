package dev.onevalue.operator.dependent.secret;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.tls.ClientTlsSpec;
import dev.onevalue.operator.certificate.ClientSecrets;
import dev.onevalue.operator.dependent.ObjectFailedException;
import dev.onevalue.operator.dependent.OwnedDependent;
import dev.onevalue.operator.dependent.pod.ClientVolume;
import dev.onevalue.operator.naming.Names;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.dependent.DependentResource;
import io.javaoperatorsdk.operator.api.reconciler.dependent.ReconcileResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Secret with the certificate that members show to clients, where the cluster serves HTTPS, and
 * the ConfigMap by which clients come to believe it. It is read now and then, not watched.
 *
 * @param secrets remembers what was seen
 */
public record ClientSecretDependent(ClientSecrets secrets)
    implements DependentResource<Secret, OneValueCluster> {
  private static final ReconcileResult<Secret> UNCHANGED =
      ReconcileResult.aggregatedResult(List.of());

  /**
   * Makes both, and renews the certificate when that is due.
   *
   * @throws ObjectFailedException if there is one that the cluster does not own, or if the user's
   *     is not as it must be
   */
  @Override
  public ReconcileResult<Secret> reconcile(
      OneValueCluster cluster, Context<OneValueCluster> context) {
    ClientTlsSpec tls = cluster.getSpec().tls();
    if (tls == null || secrets.isSeen(cluster)) {
      return UNCHANGED;
    }
    KubernetesClient client = context.getClient();
    Secret existing =
        client
            .secrets()
            .inNamespace(cluster.getMetadata().getNamespace())
            .withName(ClientVolume.secret(cluster, tls))
            .get();
    if (tls.secretName() == null) {
      Secret own = own(cluster, existing, client);
      publish(cluster, own, context);
      secrets.saw(cluster, own);
    } else {
      String name = tls.secretName();
      Secret users = UsersSecret.usable("spec.tls.secretName", name, existing, ClientVolume.KEYS);
      secrets.sawUsers(cluster, users);
    }
    return UNCHANGED;
  }

  private Secret own(OneValueCluster cluster, @Nullable Secret existing, KubernetesClient client) {
    if (existing == null) {
      Secret made = secrets.newSecret(cluster);
      return OwnedDependent.admitted(made, () -> client.resource(made).create());
    }
    requireOwn(existing, cluster);
    return secrets
        .renewed(cluster, existing)
        .map(renewed -> OwnedDependent.admitted(renewed, () -> replaced(existing, renewed, client)))
        .orElse(existing);
  }

  /** Unless somebody has changed it since it was read. */
  private static Secret replaced(Secret read, Secret renewed, KubernetesClient client) {
    Map<String, Object> change =
        Map.of(
            "metadata",
            Map.of("resourceVersion", read.getMetadata().getResourceVersion()),
            "data",
            renewed.getData());
    return client
        .resource(read)
        .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(change));
  }

  private static void publish(
      OneValueCluster cluster, Secret own, Context<OneValueCluster> context) {
    ConfigMap wanted = ClientSecrets.published(cluster, ClientSecrets.authority(own));
    boolean isThere =
        context.getSecondaryResources(ConfigMap.class).stream()
            .filter(seen -> seen.getMetadata().getName().equals(Names.authority(cluster)))
            .anyMatch(seen -> wanted.getData().equals(seen.getData()));
    if (!isThere) {
      KubernetesClient client = context.getClient();
      ConfigMap existing = client.resource(wanted).get();
      if (existing != null) {
        requireOwn(existing, cluster);
      }
      OwnedDependent.admitted(
          wanted,
          () ->
              client
                  .resource(wanted)
                  .fieldManager("onevalue-operator")
                  .forceConflicts()
                  .serverSideApply());
    }
  }

  private static void requireOwn(HasMetadata existing, OneValueCluster cluster) {
    if (!existing.hasOwnerReferenceFor(cluster)) {
      throw OwnedDependent.nameTaken(existing, cluster);
    }
  }

  @Override
  public Class<Secret> resourceType() {
    return Secret.class;
  }
}
