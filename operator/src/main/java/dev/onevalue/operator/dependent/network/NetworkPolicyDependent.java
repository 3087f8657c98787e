package dev.onevalue.operator.dependent.network;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterSpec;
import dev.onevalue.api.v1alpha1.network.PeerSpec;
import dev.onevalue.operator.dependent.Metadata;
import dev.onevalue.operator.dependent.OwnedDependent;
import dev.onevalue.operator.dependent.pod.NodeContainer;
import dev.onevalue.operator.naming.Labels;
import dev.onevalue.operator.naming.Names;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.processing.dependent.kubernetes.KubernetesDependent;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who reaches the members: at their own port they themselves, and nobody else; over HTTP everybody,
 * or those that the user names, and the operator. Whatever is not said here is closed.
 */
@KubernetesDependent(informer = @Informer(labelSelector = Labels.MANAGED))
public final class NetworkPolicyDependent extends OwnedDependent<NetworkPolicy> {
  private final Optional<String> operatorNamespace;

  /**
   * The same for every cluster.
   *
   * @param operatorNamespace where the operator's Pod is; empty: it is in none
   */
  public NetworkPolicyDependent(Optional<String> operatorNamespace) {
    this.operatorNamespace = operatorNamespace;
  }

  @Override
  public NetworkPolicy desired(OneValueCluster cluster, Context<OneValueCluster> context) {
    return new NetworkPolicyBuilder()
        .withMetadata(Metadata.of(cluster, Names.of(cluster)))
        .withNewSpec()
        .withNewPodSelector()
        .withMatchLabels(Labels.selector(cluster))
        .endPodSelector()
        .withPolicyTypes("Ingress")
        .withIngress(Stream.concat(Stream.of(gossip(cluster)), http(cluster).stream()).toList())
        .endSpec()
        .build();
  }

  private static NetworkPolicyIngressRule gossip(OneValueCluster cluster) {
    return new NetworkPolicyIngressRuleBuilder()
        .withFrom(Peers.pods(Labels.selector(cluster)))
        .withPorts(ports(NodeContainer.GOSSIP_PORT))
        .build();
  }

  /** A rule that names nobody would let everybody in: there is none then. */
  private Optional<NetworkPolicyIngressRule> http(OneValueCluster cluster) {
    OneValueClusterSpec spec = cluster.getSpec();
    List<PeerSpec> allowed = spec.networkPolicy().allowFrom();
    var rule =
        new NetworkPolicyIngressRuleBuilder()
            .withPorts(
                spec.tls() == null
                    ? ports(NodeContainer.HTTP_PORT)
                    : ports(NodeContainer.HTTP_PORT, NodeContainer.HTTPS_PORT));
    if (allowed == null) {
      return Optional.of(rule.build());
    }
    List<NetworkPolicyPeer> peers =
        Stream.concat(operatorNamespace.stream().map(Peers::operator), Peers.of(allowed)).toList();
    return peers.isEmpty() ? Optional.empty() : Optional.of(rule.withFrom(peers).build());
  }

  private static List<NetworkPolicyPort> ports(int... numbers) {
    return IntStream.of(numbers)
        .mapToObj(number ->
            new NetworkPolicyPortBuilder().withNewPort(number).withProtocol("TCP").build())
        .toList();
  }
}
