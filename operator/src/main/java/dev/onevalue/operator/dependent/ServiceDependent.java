package dev.onevalue.operator.dependent;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.ServiceSettings;
import dev.onevalue.api.v1alpha1.tls.ClientTlsSpec;
import dev.onevalue.operator.naming.Labels;
import dev.onevalue.operator.naming.Names;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The Service by which applications reach any member that is ready. */
public final class ServiceDependent extends OwnedDependent<Service> {

  @Override
  public Service desired(OneValueCluster cluster, Context<OneValueCluster> context) {
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
        .withPorts(ports(cluster.getSpec().tls()))
        .endSpec()
        .build();
  }

  private static List<ServicePort> ports(@Nullable ClientTlsSpec tls) {
    ServicePort http = port(Names.HTTP_PORT, 80);
    ServicePort https = port(Names.HTTPS_PORT, 443);
    if (tls == null) {
      return List.of(http);
    }
    return tls.plain() ? List.of(http, https) : List.of(https);
  }

  private static ServicePort port(String name, int number) {
    return new ServicePortBuilder()
        .withName(name)
        .withProtocol("TCP")
        .withAppProtocol(name)
        .withPort(number)
        .withNewTargetPort(name)
        .build();
  }
}
