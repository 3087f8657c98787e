package dev.onevalue.node;

import dev.onevalue.node.cluster.ClusterSettings;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.http.crossorigin.HostNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All settings of a node. Immutable.
 *
 * @param cluster membership
 * @param clients the REST interface
 * @param initialValue value at generation 0
 * @param fanout number of members that it exchanges with at each tick
 * @param gossipInterval time between two ticks
 * @param seedApi whether the plain-text routes are served
 * @param tlsFolder key and certificates that members know each other by; null: plain text
 * @param dataFolder where the register is kept; null: in memory alone
 * @param hostNames what it is called by those who write
 * @param access who may write, and read
 */
record NodeSettings(
    ClusterSettings cluster,
    ClientSettings clients,
    long initialValue,
    int fanout,
    Duration gossipInterval,
    boolean seedApi,
    @Nullable Path tlsFolder,
    @Nullable Path dataFolder,
    HostNames hostNames,
    AccessSettings access) {

  private static final int MAX_PORT = 65_535;
  private static final int MAX_FANOUT = 16;

  /**
   * Reads the settings.
   *
   * @throws BadSettingException for the first bad one
   */
  static NodeSettings from(Environment environment) {
    environment.oneOf("LOG_FORMAT", List.of("text", "json"));
    ClusterSettings cluster = cluster(environment);
    return new NodeSettings(
        cluster,
        ClientSettings.from(environment),
        environment.integer("INITIAL_VALUE", 42, Long.MIN_VALUE, Long.MAX_VALUE),
        (int) environment.integer("FANOUT", 2, 1, MAX_FANOUT),
        environment.duration(
            "GOSSIP_INTERVAL", Duration.ofSeconds(2), Duration.ofMillis(100), Duration.ofHours(1)),
        environment.oneOf("SEED_API", List.of("on", "off")).equals("on"),
        environment.path("CLUSTER_TLS_DIR"),
        environment.path("DATA_DIR"),
        OwnNames.of(cluster, environment),
        AccessSettings.from(environment, cluster.clusterName()));
  }

  private static ClusterSettings cluster(Environment environment) {
    int port = (int) environment.integer("CLUSTER_PORT", 7946, 1, MAX_PORT);
    return new ClusterSettings(
        new NodeId(name(environment), UUID.randomUUID()),
        environment.get("CLUSTER_NAME", "onevalue"),
        environment.get("ADVERTISE_ADDR"),
        port,
        environment.seeds("CLUSTER_ADDR", port),
        environment.isSet("KUBERNETES_NAMESPACE") || environment.isSet("KUBERNETES_LABELS"),
        environment.get("KUBERNETES_CHECKPOINT"));
  }

  private static String name(Environment environment) {
    String name = environment.get("NODE_NAME");
    if (name == null) {
      return HostName.get();
    }
    if (!name.matches("[\\p{Graph}]{1,%d}".formatted(NodeId.MAX_NAME_LENGTH))) {
      throw new BadSettingException(
          "NODE_NAME",
          name,
          "a name of at most %d characters without spaces".formatted(NodeId.MAX_NAME_LENGTH));
    }
    return name;
  }
}
