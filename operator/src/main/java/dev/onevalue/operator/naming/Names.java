package dev.onevalue.operator.naming;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Names of the objects and ports of a cluster. */
public final class Names {
  public static final String HTTP_PORT = "http";
  public static final String GOSSIP_PORT = "gossip";
  public static final String HTTPS_PORT = "https";

  /** Pods of one StatefulSet by their ordinal: {@code demo-2} comes before {@code demo-10}. */
  public static final Comparator<String> BY_ORDINAL =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private Names() {}

  /** Of every object but the headless Service. */
  public static String of(OneValueCluster cluster) {
    return cluster.getMetadata().getName();
  }

  /** Of the headless Service that the members find each other by. */
  public static String membersService(OneValueCluster cluster) {
    return of(cluster) + "-members";
  }

  /** Of the ConfigMap that keeps the newest register. */
  public static String checkpoint(OneValueCluster cluster) {
    return of(cluster) + "-checkpoint";
  }

  /** Of the Secret with the members' certificate, if the operator makes it. */
  public static String gossipSecret(OneValueCluster cluster) {
    return of(cluster) + "-gossip";
  }

  /** Of the Secret with the certificate for clients, if the operator makes it. */
  public static String clientSecret(OneValueCluster cluster) {
    return of(cluster) + "-tls";
  }

  /** Of the ConfigMap with the certificate of the authority that clients believe. */
  public static String authority(OneValueCluster cluster) {
    return of(cluster) + "-ca";
  }

  /** Of the Pods that {@code spec.replicas} asks for, by ordinal. */
  public static List<String> members(OneValueCluster cluster) {
    return IntStream.range(0, cluster.getSpec().replicas())
        .mapToObj(ordinal -> of(cluster) + "-" + ordinal)
        .toList();
  }
}
