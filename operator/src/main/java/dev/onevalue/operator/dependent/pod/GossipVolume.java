package dev.onevalue.operator.dependent.pod;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.naming.Names;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The folder with what a member shows to others, and with those whom it believes. */
public final class GossipVolume {
  /** What its Secret must have. */
  public static final List<String> KEYS = List.of("tls.crt", "tls.key", "ca.crt");

  private static final String NAME = "gossip-tls";
  private static final String FOLDER = "/gossip-tls";

  /**
   * Of root, whose group a member is not in where it runs as the image says. A group for volumes,
   * so that 0440 were enough, would be a fixed id, which OpenShift refuses; and there is nobody
   * else in the Pod.
   */
  static final int READABLE = 0444;

  private GossipVolume() {}

  /** The Secret that it is of: one that the operator makes, or the user's. */
  public static String secret(OneValueCluster cluster) {
    return Objects.requireNonNullElse(
        cluster.getSpec().gossip().tls().secretName(), Names.gossipSecret(cluster));
  }

  /** As a Pod has it; empty: it is of an operator that knew of none. */
  static Stream<Volume> in(PodSpec spec) {
    return spec.getVolumes().stream()
        .filter(volume -> volume.getName().equals(NAME) && volume.getSecret() != null);
  }

  /** The whole folder: single files of a Secret are never renewed in a Pod. */
  static VolumeMount mount() {
    return new VolumeMountBuilder().withName(NAME).withMountPath(FOLDER).withReadOnly(true).build();
  }

  static EnvVar setting() {
    return new EnvVar("CLUSTER_TLS_DIR", FOLDER, null);
  }

  static Volume of(OneValueCluster cluster) {
    return new VolumeBuilder()
        .withName(NAME)
        .withNewSecret()
        .withSecretName(secret(cluster))
        .withDefaultMode(READABLE)
        .withItems(KEYS.stream().map(key -> new KeyToPath(key, null, key)).toList())
        .endSecret()
        .build();
  }
}
