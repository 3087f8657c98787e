package dev.onevalue.operator.dependent.pod;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterSpec;
import dev.onevalue.api.v1alpha1.container.EnvSourceSpec;
import dev.onevalue.api.v1alpha1.container.EnvSpec;
import dev.onevalue.api.v1alpha1.container.KeySpec;
import dev.onevalue.operator.naming.Labels;
import dev.onevalue.operator.naming.Names;
import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.EnvVarSourceBuilder;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.util.List;
import java.util.stream.Stream;

/** The settings of a member: the environment that a node reads. */
final class NodeEnvironment {

  private NodeEnvironment() {}

  static List<EnvVar> of(OneValueCluster cluster) {
    return Stream.of(
            settings(cluster),
            ClientVolume.settings(cluster),
            DataVolume.settings(cluster),
            added(cluster))
        .flatMap(List::stream)
        .toList();
  }

  /** After the others, which they may refer to. */
  private static List<EnvVar> added(OneValueCluster cluster) {
    return cluster.getSpec().env().stream().map(NodeEnvironment::added).toList();
  }

  private static EnvVar added(EnvSpec spec) {
    EnvSourceSpec source = spec.valueFrom();
    return new EnvVarBuilder()
        .withName(spec.name())
        .withValue(spec.value())
        .withValueFrom(source == null ? null : source(source))
        .build();
  }

  private static EnvVarSource source(EnvSourceSpec source) {
    KeySpec secret = source.secretKeyRef();
    KeySpec config = source.configMapKeyRef();
    return new EnvVarSourceBuilder()
        .withSecretKeyRef(
            secret == null
                ? null
                : new SecretKeySelector(secret.key(), secret.name(), secret.optional()))
        .withConfigMapKeyRef(
            config == null
                ? null
                : new ConfigMapKeySelector(config.key(), config.name(), config.optional()))
        .build();
  }

  private static List<EnvVar> settings(OneValueCluster cluster) {
    OneValueClusterSpec spec = cluster.getSpec();
    return List.of(
        fromField("KUBERNETES_NAMESPACE", "metadata.namespace"),
        value("KUBERNETES_LABELS", Labels.selectorText(cluster)),
        value("KUBERNETES_CHECKPOINT", Names.checkpoint(cluster)),
        fromField("NODE_NAME", "metadata.name"),
        fromField("ADVERTISE_ADDR", "status.podIP"),
        value("CLUSTER_NAME", Names.of(cluster)),
        value("ACCESS_WRITE", spec.access().write().name()),
        value("ACCESS_READ", spec.access().read().name()),
        value("INITIAL_VALUE", Long.toString(spec.initialValue())),
        value("FANOUT", Integer.toString(spec.gossip().fanout())),
        value("GOSSIP_INTERVAL", spec.gossip().interval()),
        GossipVolume.setting());
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
