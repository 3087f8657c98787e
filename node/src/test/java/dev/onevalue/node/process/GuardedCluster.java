package dev.onevalue.node.process;

import dev.onevalue.node.cluster.HostileMember;
import dev.onevalue.node.cluster.tls.TestAuthority;
import dev.onevalue.node.http.RawClient;
import dev.onevalue.node.http.access.kubernetes.FakeApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A cluster as Kubernetes runs it: members speak TLS and find each other by the API server, who
 * writes shows a token, and clients may speak TLS. One of its members is attacked.
 */
final class GuardedCluster implements AutoCloseable {

  private static final List<Integer> MEMBERS = List.of(61, 62, 63);
  private static final int HTTPS_OFFSET = 1_000;
  private static final TestAuthority CLUSTER = new TestAuthority("cluster");
  private static final TestAuthority CLIENTS = new TestAuthority("clients");

  private final Path folder;
  private final FakeApi api;
  private final NodeProcesses nodes;

  /** Starts it, and waits until it is one. The ServiceAccount {@code setter} may write. */
  GuardedCluster(Path folder) throws IOException {
    this.folder = folder;
    api = FakeApi.signing(folder);
    api.allow("setter", "update");
    nodes = new NodeProcesses(folder);
    MEMBERS.forEach(member -> nodes.start(member, settings(member)));
    nodes.awaitReady();
    nodes.awaitOneView();
  }

  private Map<String, String> settings(int member) {
    Map<String, String> settings =
        new HashMap<>(api.environment(PodsApi.podList(MEMBERS.toArray(Integer[]::new))));
    settings.put("CLUSTER_NAME", "demo");
    settings.put("ACCESS_WRITE", "Token");
    settings.put("CLUSTER_TLS_DIR", secret("cluster", CLUSTER));
    settings.put("TLS_DIR", secret("clients", CLIENTS));
    settings.put("HTTPS_PORT", String.valueOf(Place.loopback(member).httpPort() + HTTPS_OFFSET));
    return settings;
  }

  private String secret(String name, TestAuthority authority) {
    return TestAuthority.write(folder.resolve(name), authority.member(name), authority).toString();
  }

  NodeProcess target() {
    return nodes.node(MEMBERS.getFirst());
  }

  List<NodeProcess> members() {
    return MEMBERS.stream().map(nodes::node).toList();
  }

  void awaitValue(String value) {
    nodes.awaitValue(value);
  }

  /** Somebody who has the members' key. */
  HostileMember hostileMember() {
    return new HostileMember(CLUSTER, target().place().address());
  }

  int port(boolean secure) {
    return target().place().httpPort() + (secure ? HTTPS_OFFSET : 0);
  }

  /** The answer of the target to a method and a path, with these headers. */
  String ask(boolean secure, String request, String... headers) throws IOException {
    String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    try (RawClient client = connect(secure)) {
      return client
          .send("%s HTTP/1.1\r\nConnection: close\r\n%s\r\n".formatted(request, lines))
          .answer();
    }
  }

  private RawClient connect(boolean secure) throws IOException {
    return secure ? RawClient.secure(port(true), CLIENTS) : new RawClient(port(false));
  }

  @Override
  public void close() {
    nodes.close();
    api.close();
  }
}
