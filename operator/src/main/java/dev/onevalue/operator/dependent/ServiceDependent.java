package dev.onevalue.operator.dependent;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.ServiceSettings;
import dev.onevalue.operator.naming.Labels;
import dev.onevalue.operator.naming.Names;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Context;

/** The Service by which applications reach any member that is ready. */
public final class ServiceDependent extends OwnedDependent<Service> {

  @Override
  protected Service desired(OneValueCluster cluster, Context<OneValueCluster> context) {
    ServiceSettings service = cluster.getSpec().service();
    return new ServiceBuilder()
        .withMetadata(
            Metadata.of(cluster, Names.of(cluster), service.labels(), service.annotations()))
        .withNewSpec()
        .withType(service.type())
        .withIpFamilyPolicy(service.ipFamilyPolicy())
        .withTrafficDistribution(service.trafficDistribution())
        .withInternalTrafficPolicy(service.internalTrafficPolicy())
        .withSelector(Labels.selector(cluster))
        .addNewPort()
        .withName(Names.HTTP_PORT)
        .withProtocol("TCP")
        .withAppProtocol("http")
        .withPort(80)
        .withNewTargetPort(Names.HTTP_PORT)
        .endPort()
        .endSpec()
        .build();
  }
}
