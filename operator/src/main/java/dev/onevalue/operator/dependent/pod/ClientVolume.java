package dev.onevalue.operator.dependent.pod;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.tls.ClientTlsSpec;
import dev.onevalue.operator.naming.Names;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;
import java.util.Objects;

/** The folder with what a member shows to clients, if its cluster serves HTTPS. */
public final class ClientVolume {
  /** What its Secret must have. */
  public static final List<String> KEYS = List.of("tls.crt", "tls.key", "ca.crt");

  private static final String NAME = "client-tls";
  private static final String FOLDER = "/client-tls";

  private ClientVolume() {}

  /** The Secret that it is of: one that the operator makes, or the user's. */
  public static String secret(OneValueCluster cluster, ClientTlsSpec tls) {
    return Objects.requireNonNullElse(tls.secretName(), Names.clientSecret(cluster));
  }

  static List<VolumeMount> mounts(OneValueCluster cluster) {
    return cluster.getSpec().tls() == null
        ? List.of()
        : List.of(
            new VolumeMountBuilder()
                .withName(NAME)
                .withMountPath(FOLDER)
                .withReadOnly(true)
                .build());
  }

  static List<EnvVar> settings(OneValueCluster cluster) {
    ClientTlsSpec tls = cluster.getSpec().tls();
    return tls == null
        ? List.of()
        : List.of(
            new EnvVar("TLS_DIR", FOLDER, null),
            new EnvVar("PLAIN_HTTP", tls.plain() ? "on" : "off", null));
  }

  /** The key of the authority is in the Secret, and no member gets it. */
  static List<Volume> of(OneValueCluster cluster) {
    ClientTlsSpec tls = cluster.getSpec().tls();
    return tls == null
        ? List.of()
        : List.of(
            new VolumeBuilder()
                .withName(NAME)
                .withNewSecret()
                .withSecretName(secret(cluster, tls))
                .withDefaultMode(GossipVolume.READABLE)
                .withItems(KEYS.stream().map(key -> new KeyToPath(key, null, key)).toList())
                .endSecret()
                .build());
  }
}
