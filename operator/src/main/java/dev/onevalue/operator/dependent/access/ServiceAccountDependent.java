package dev.onevalue.operator.dependent.access;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.dependent.Metadata;
import dev.onevalue.operator.dependent.OwnedDependent;
import dev.onevalue.operator.naming.Labels;
import dev.onevalue.operator.naming.Names;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependent;

/** Who the members are to the API server. Its token goes only to Pods that ask for it. */
@KubernetesDependent(informer = @Informer(labelSelector = Labels.MANAGED))
public final class ServiceAccountDependent extends OwnedDependent<ServiceAccount> {

  @Override
  public ServiceAccount desired(OneValueCluster cluster, Context<OneValueCluster> context) {
    return new ServiceAccountBuilder()
        .withMetadata(Metadata.of(cluster, Names.of(cluster)))
        .withAutomountServiceAccountToken(false)
        .build();
  }
}
