package dev.onevalue.operator.dependent;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterSpec;
import dev.onevalue.operator.naming.Names;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import java.util.Objects;

/**
 * The container of a member.
 *
 * @param defaultImage its image, unless the cluster asks for another one
 */
record NodeContainer(String defaultImage) {
  static final int HTTP_PORT = 8080;
  static final int GOSSIP_PORT = 7946;
  static final String TMP = "tmp";

  /** Long enough for the Service to take a member out before it stops to answer. */
  private static final long STOP_DELAY_SECONDS = 2;

  private static final ResourceRequirements DEFAULT_RESOURCES =
      new ResourceRequirementsBuilder()
          .addToRequests("cpu", new Quantity("50m"))
          .addToRequests("memory", new Quantity("128Mi"))
          .addToLimits("memory", new Quantity("256Mi"))
          .build();

  Container of(OneValueCluster cluster) {
    OneValueClusterSpec spec = cluster.getSpec();
    return new ContainerBuilder()
        .withName("node")
        .withImage(Objects.requireNonNullElse(spec.image(), defaultImage))
        .withEnv(NodeEnvironment.of(cluster))
        .withPorts(port(Names.HTTP_PORT, HTTP_PORT), port(Names.GOSSIP_PORT, GOSSIP_PORT))
        .withStartupProbe(probe("/livez", 1, 60))
        .withLivenessProbe(probe("/livez", 5, 3))
        .withReadinessProbe(probe("/readyz", 1, 3))
        .withNewLifecycle()
        .withNewPreStop()
        .withNewSleep(STOP_DELAY_SECONDS)
        .endPreStop()
        .endLifecycle()
        .withResources(Objects.requireNonNullElse(spec.resources(), DEFAULT_RESOURCES))
        .withSecurityContext(unprivileged())
        .addNewVolumeMount()
        .withName(TMP)
        .withMountPath("/tmp")
        .endVolumeMount()
        .build();
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
