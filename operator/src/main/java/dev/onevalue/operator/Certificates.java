package dev.onevalue.operator;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.tls.ClientTlsSpec;
import dev.onevalue.operator.certificate.ClientSecrets;
import dev.onevalue.operator.certificate.GossipSecrets;
import dev.onevalue.operator.member.MemberClient;
import dev.onevalue.operator.member.http.Authorities;
import dev.onevalue.operator.memory.Memory;
import dev.onevalue.operator.memory.Pace;
import dev.onevalue.operator.observation.Timing;
import dev.onevalue.operator.rotation.Confirmations;
import dev.onevalue.operator.rotation.Progress;
import dev.onevalue.operator.rotation.Rotation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/** The certificates of all clusters: between their members, and towards their clients. */
final class Certificates {
  /** So many times more seldom than a status is written are members asked what they have taken. */
  private static final int PACES = 3;

  private final GossipSecrets gossip;
  private final ClientSecrets clients;
  private final Authorities authorities;
  private final Rotation rotation;

  Certificates(Clock clock, MemberClient members, Timing timing, Memory memory) {
    Duration asking = timing.pace().multipliedBy(PACES);
    Pace pace = new Pace(asking, clock, memory);
    this.gossip = new GossipSecrets(clock, memory);
    this.clients = new ClientSecrets(clock, memory);
    this.authorities = members.authorities();
    this.rotation = new Rotation(gossip, new Confirmations(members), pace, asking, clock);
  }

  /** What was seen of the Secrets between members. */
  GossipSecrets gossip() {
    return gossip;
  }

  /** What was seen of the Secrets towards clients. */
  ClientSecrets clients() {
    return clients;
  }

  /** From now on members are spoken to as their cluster asks: over HTTP, or HTTPS. */
  void reach(OneValueCluster cluster, Set<Pod> pods) {
    ClientTlsSpec tls = cluster.getSpec().tls();
    boolean plain = tls == null || tls.plain();
    pods.stream()
        .map(pod -> pod.getStatus() == null ? null : pod.getStatus().getPodIP())
        .filter(Objects::nonNull)
        .forEach(address -> {
          if (plain) {
            authorities.forget(address);
          } else {
            authorities.require(address, clients.authority(cluster).orElse(""));
          }
        });
  }

  /** The next step towards another certificate between members, if one is due. */
  Progress advance(OneValueCluster cluster, Set<Pod> pods, KubernetesClient kubernetes) {
    return rotation.advance(cluster, pods, kubernetes);
  }

  /** How long the certificate towards clients need not be looked at. */
  Duration renewal(OneValueCluster cluster) {
    return clients.renewal(cluster);
  }
}
