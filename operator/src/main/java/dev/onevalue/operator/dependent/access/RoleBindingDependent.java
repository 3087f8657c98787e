package dev.onevalue.operator.dependent.access;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.dependent.Metadata;
import dev.onevalue.operator.dependent.OwnedDependent;
import dev.onevalue.operator.naming.Labels;
import dev.onevalue.operator.naming.Names;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependent;

/** Gives the Role to the ServiceAccount. */
@KubernetesDependent(informer = @Informer(labelSelector = Labels.MANAGED))
public final class RoleBindingDependent extends OwnedDependent<RoleBinding> {

  @Override
  public RoleBinding desired(OneValueCluster cluster, Context<OneValueCluster> context) {
    return new RoleBindingBuilder()
        .withMetadata(Metadata.of(cluster, Names.of(cluster)))
        .withNewRoleRef()
        .withApiGroup("rbac.authorization.k8s.io")
        .withKind("Role")
        .withName(Names.of(cluster))
        .endRoleRef()
        .addNewSubject()
        .withKind("ServiceAccount")
        .withName(Names.of(cluster))
        .withNamespace(cluster.getMetadata().getNamespace())
        .endSubject()
        .build();
  }
}
