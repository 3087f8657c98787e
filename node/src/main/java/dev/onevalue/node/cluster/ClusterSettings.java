package dev.onevalue.node.cluster;

import dev.onevalue.node.cluster.discovery.Seed;
import dev.onevalue.node.core.register.NodeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What membership needs to know. Immutable.
 *
 * @param self this node
 * @param clusterName nodes of another name are not joined
 * @param advertised the address that others reach this node at, or a name for it; null: the host's
 *     own
 * @param port TCP port of this node, and of the others where their address names none
 * @param seeds members to join through, as {@code host} or {@code host:port}; not used in
 *     Kubernetes
 * @param inKubernetes whether the members are the Pods that the Kubernetes API names
 * @param checkpoint name of the ConfigMap that has the register which outlives all Pods; null: none
 */
public record ClusterSettings(
    NodeId self,
    String clusterName,
    @Nullable String advertised,
    int port,
    List<Seed> seeds,
    boolean inKubernetes,
    @Nullable String checkpoint) {

  public ClusterSettings {
    seeds = List.copyOf(seeds);
  }
}
