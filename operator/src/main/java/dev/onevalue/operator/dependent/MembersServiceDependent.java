package dev.onevalue.operator.dependent;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.dependent.pod.NodeContainer;
import dev.onevalue.operator.naming.Labels;
import dev.onevalue.operator.naming.Names;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Context;

/** The headless Service that gives each member its name, from before the member is ready. */
public final class MembersServiceDependent extends OwnedDependent<Service> {

  @Override
  public Service desired(OneValueCluster cluster, Context<OneValueCluster> context) {
    return new ServiceBuilder()
        .withMetadata(Metadata.of(cluster, Names.membersService(cluster)))
        .withNewSpec()
        .withClusterIP("None")
        .withPublishNotReadyAddresses(true)
        .withSelector(Labels.selector(cluster))
        .addNewPort()
        .withName(Names.GOSSIP_PORT)
        .withProtocol("TCP")
        .withPort(NodeContainer.GOSSIP_PORT)
        .withNewTargetPort(Names.GOSSIP_PORT)
        .endPort()
        .endSpec()
        .build();
  }
}
