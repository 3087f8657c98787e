package dev.onevalue.operator.dependent;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterSpec;
import dev.onevalue.operator.naming.Labels;
import dev.onevalue.operator.naming.Names;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.List;

/** The settings of a member: the environment that a node reads. */
final class NodeEnvironment {

  private NodeEnvironment() {}

  static List<EnvVar> of(OneValueCluster cluster) {
    OneValueClusterSpec spec = cluster.getSpec();
    return List.of(
        fromField("KUBERNETES_NAMESPACE", "metadata.namespace"),
        value("KUBERNETES_LABELS", Labels.selectorText(cluster)),
        fromField("NODE_NAME", "metadata.name"),
        fromField("ADVERTISE_ADDR", "status.podIP"),
        value("CLUSTER_NAME", Names.of(cluster)),
        value("INITIAL_VALUE", Long.toString(spec.initialValue())),
        value("FANOUT", Integer.toString(spec.gossip().fanout())),
        value("GOSSIP_INTERVAL", spec.gossip().interval()));
  }

  private static EnvVar value(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(value).build();
  }

  private static EnvVar fromField(String name, String path) {
    return new EnvVarBuilder()
        .withName(name)
        .withNewValueFrom()
        .withNewFieldRef()
        // if left out, the API server fills it in, and it looks like a change at every comparison
        .withApiVersion("v1")
        .withFieldPath(path)
        .endFieldRef()
        .endValueFrom()
        .build();
  }
}
