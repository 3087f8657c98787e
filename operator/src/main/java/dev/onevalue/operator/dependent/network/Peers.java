package dev.onevalue.operator.dependent.network;

import dev.onevalue.api.v1alpha1.network.IpBlockSpec;
import dev.onevalue.api.v1alpha1.network.PeerSpec;
import dev.onevalue.api.v1alpha1.network.SelectorSpec;
import dev.onevalue.operator.naming.Labels;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorBuilder;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.networking.v1.IPBlock;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeer;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPeerBuilder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Peers of a NetworkPolicy. */
public final class Peers {
  /** Every namespace carries its name as a label, which nobody can change. */
  private static final String NAMESPACE_NAME = "kubernetes.io/metadata.name";

  private Peers() {}

  /** Pods of the policy's own namespace. */
  public static NetworkPolicyPeer pods(Map<String, String> labels) {
    return new NetworkPolicyPeerBuilder()
        .withNewPodSelector()
        .withMatchLabels(labels)
        .endPodSelector()
        .build();
  }

  /** The operator, in its namespace. */
  public static NetworkPolicyPeer operator(String namespace) {
    return new NetworkPolicyPeerBuilder(pods(Labels.OPERATOR))
        .withNewNamespaceSelector()
        .withMatchLabels(Map.of(NAMESPACE_NAME, namespace))
        .endNamespaceSelector()
        .build();
  }

  /** As a user names them. */
  public static Stream<NetworkPolicyPeer> of(List<PeerSpec> peers) {
    return peers.stream().map(Peers::of);
  }

  private static NetworkPolicyPeer of(PeerSpec peer) {
    return new NetworkPolicyPeerBuilder()
        .withNamespaceSelector(selector(peer.namespaceSelector()))
        .withPodSelector(selector(peer.podSelector()))
        .withIpBlock(block(peer.ipBlock()))
        .build();
  }

  private static @Nullable LabelSelector selector(@Nullable SelectorSpec spec) {
    return spec == null
        ? null
        : new LabelSelectorBuilder()
            .withMatchLabels(spec.matchLabels())
            .withMatchExpressions(
                spec.matchExpressions().stream()
                    .map(each ->
                        new LabelSelectorRequirement(each.key(), each.operator(), each.values()))
                    .toList())
            .build();
  }

  private static @Nullable IPBlock block(@Nullable IpBlockSpec spec) {
    return spec == null ? null : new IPBlock(spec.cidr(), spec.except());
  }
}
