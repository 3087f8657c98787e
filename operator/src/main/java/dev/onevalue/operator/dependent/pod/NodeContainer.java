package dev.onevalue.operator.dependent.pod;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterSpec;
import dev.onevalue.operator.naming.Names;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import java.util.List;
import java.util.Objects;

/**
 * The container of a member. Stateless.
 *
 * @param defaultImage its image, unless the cluster asks for another one
 */
public record NodeContainer(String defaultImage) {
  /** Where members serve HTTP. */
  public static final int HTTP_PORT = 8080;

  /** Where members serve HTTPS. */
  public static final int HTTPS_PORT = 8443;

  /** Where members listen to each other. */
  public static final int GOSSIP_PORT = 7946;

  static final String TMP = "tmp";

  /**
   * Long enough for every node's proxy to take a member out of the Service before it stops to
   * answer.
   */
  private static final long STOP_DELAY_SECONDS = 5;

  Container of(OneValueCluster cluster) {
    OneValueClusterSpec spec = cluster.getSpec();
    return new ContainerBuilder()
        .withName("node")
        .withImage(Objects.requireNonNullElse(spec.image(), defaultImage))
        .withImagePullPolicy(spec.imagePullPolicy())
        .withEnv(NodeEnvironment.of(cluster))
        .withPorts(ports(cluster))
        .withStartupProbe(probe("/livez", 1, 60))
        .withLivenessProbe(probe("/livez", 5, 3))
        .withReadinessProbe(probe("/readyz", 1, 3))
        .withNewLifecycle()
        .withNewPreStop()
        .withNewSleep(STOP_DELAY_SECONDS)
        .endPreStop()
        .endLifecycle()
        .withResources(ComputeResources.of(spec.resources()))
        .withSecurityContext(unprivileged())
        .addNewVolumeMount()
        .withName(TMP)
        .withMountPath("/tmp")
        .endVolumeMount()
        .addToVolumeMounts(GossipVolume.mount())
        .addAllToVolumeMounts(ClientVolume.mounts(cluster))
        .addAllToVolumeMounts(DataVolume.mounts(cluster))
        .build();
  }

  private static List<ContainerPort> ports(OneValueCluster cluster) {
    ContainerPort http = port(Names.HTTP_PORT, HTTP_PORT);
    ContainerPort gossip = port(Names.GOSSIP_PORT, GOSSIP_PORT);
    return cluster.getSpec().tls() == null
        ? List.of(http, gossip)
        : List.of(http, port(Names.HTTPS_PORT, HTTPS_PORT), gossip);
  }

  private static ContainerPort port(String name, int port) {
    return new ContainerPortBuilder()
        .withName(name)
        .withContainerPort(port)
        .withProtocol("TCP")
        .build();
  }

  private static Probe probe(String path, int periodSeconds, int failureThreshold) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(path)
        .withNewPort(Names.HTTP_PORT)
        .endHttpGet()
        .withPeriodSeconds(periodSeconds)
        .withTimeoutSeconds(1)
        .withFailureThreshold(failureThreshold)
        .build();
  }

  private static SecurityContext unprivileged() {
    return new SecurityContextBuilder()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .build();
  }
}
