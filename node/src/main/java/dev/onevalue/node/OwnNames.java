package dev.onevalue.node;

import dev.onevalue.node.cluster.ClusterSettings;
import dev.onevalue.node.http.crossorigin.HostNames;
import java.util.Objects;
import java.util.stream.Stream;

/** What a node is called: by its host, by its settings, and in Kubernetes by its Services. */
final class OwnNames {

  private OwnNames() {}

  static HostNames of(ClusterSettings cluster, Environment environment) {
    Stream<String> own =
        Stream.of(HostName.get(), cluster.self().name(), cluster.advertised())
            .filter(Objects::nonNull);
    String namespace = environment.get("KUBERNETES_NAMESPACE");
    Stream<String> services = namespace == null ? Stream.empty() : services(cluster, namespace);
    Stream<String> added = environment.names("ALLOWED_HOSTS").stream();
    return new HostNames(Stream.of(own, services, added).flatMap(names -> names).toList());
  }

  /**
   * The Service has the cluster's name, and the headless one, which gives each Pod a name, that
   * with {@code -members}.
   *
   * @see <a href="https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/">DNS for
   *     Services and Pods</a>
   */
  private static Stream<String> services(ClusterSettings cluster, String namespace) {
    String headless = cluster.clusterName() + "-members";
    String in = "." + namespace;
    String pod = cluster.self().name() + "." + headless;
    return Stream.of(cluster.clusterName(), headless, pod)
        .flatMap(
            name -> Stream.of("", in, in + ".svc", in + ".svc.cluster.local").map(name::concat));
  }
}
