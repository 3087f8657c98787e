package dev.onevalue.operator.dependent.access;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.dependent.Metadata;
import dev.onevalue.operator.dependent.OwnedDependent;
import dev.onevalue.operator.naming.Labels;
import dev.onevalue.operator.naming.Names;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependent;

/**
 * What the members may do: find each other's Pods, as JGroups' KUBE_PING does, read the checkpoint
 * of their cluster, and where they ask for tokens, ask RBAC what whoever shows one may do.
 */
@KubernetesDependent(informer = @Informer(labelSelector = Labels.MANAGED))
public final class RoleDependent extends OwnedDependent<Role> {

  @Override
  public Role desired(OneValueCluster cluster, Context<OneValueCluster> context) {
    RoleBuilder role = always(cluster);
    return cluster.getSpec().access().asksForTokens()
        ? role.addNewRule()
            .withApiGroups("authorization.k8s.io")
            .withResources("localsubjectaccessreviews")
            .withVerbs("create")
            .endRule()
            .build()
        : role.build();
  }

  private static RoleBuilder always(OneValueCluster cluster) {
    return new RoleBuilder()
        .withMetadata(Metadata.of(cluster, Names.of(cluster)))
        .addNewRule()
        .withApiGroups("")
        .withResources("pods")
        .withVerbs("get", "list")
        .endRule()
        .addNewRule()
        .withApiGroups("")
        .withResources("configmaps")
        .withResourceNames(Names.checkpoint(cluster))
        .withVerbs("get")
        .endRule();
  }
}
