package dev.onevalue.node.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.node.core.GossipSettings;
import dev.onevalue.node.core.Recovered;
import dev.onevalue.node.core.Replica;
import dev.onevalue.node.core.Storage;
import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.http.HttpSettings.Ports;
import dev.onevalue.node.http.access.Access;
import dev.onevalue.node.http.access.WriteGuard;
import dev.onevalue.node.http.change.Changes;
import dev.onevalue.node.http.crossorigin.CrossOriginProtection;
import dev.onevalue.node.http.crossorigin.HostNames;
import dev.onevalue.node.http.tls.Certificates;
import dev.onevalue.node.http.tls.ClientTls;
import dev.onevalue.node.runtime.NodeLoop;
import dev.onevalue.node.runtime.TlsState;
import dev.onevalue.node.runtime.Transport;
import dev.onevalue.node.telemetry.History;
import dev.onevalue.node.telemetry.Metrics;
import dev.onevalue.node.telemetry.WriteLog;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A node without peers behind its real HTTP server, and a client of it. */
public final class ServedNode implements AutoCloseable {

  public static final NodeId SELF = new NodeId("node-a", new UUID(0, 10));

  /** What it is called by those who write, besides {@code localhost}. */
  private static final List<String> NAMES = List.of("a", "other", "example.com");

  private static final TlsState TLS =
      new TlsState(
          new TlsState.Certificate("0".repeat(64), Instant.EPOCH),
          List.of(new TlsState.Certificate("1".repeat(64), Instant.EPOCH)));
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final NodeLoop loop;
  private final HttpServer server;
  private final Ports ports;

  private ServedNode(NodeLoop loop, HttpServer server, Ports ports) {
    this.loop = loop;
    this.server = server;
    this.ports = ports;
  }

  public static ServedNode start() throws IOException {
    return start(_ -> {});
  }

  public static ServedNode start(Transport transport) throws IOException {
    return start(transport, Access.OPEN, Access.OPEN);
  }

  /** One that speaks TLS too. */
  public static ServedNode start(ClientTls tls, boolean plain) throws IOException {
    return start(_ -> {}, Access.OPEN, Access.OPEN, new Ports(freePort(), plain, freePort()), tls);
  }

  /** One that asks who writes. */
  public static ServedNode start(Access writers) throws IOException {
    return start(_ -> {}, writers, Access.OPEN);
  }

  /** One that asks who writes, and who reads. */
  public static ServedNode start(Access writers, Access readers) throws IOException {
    return start(_ -> {}, writers, readers);
  }

  private static ServedNode start(Transport transport, Access writers, Access readers)
      throws IOException {
    return start(transport, writers, readers, new Ports(freePort(), true, 1), null);
  }

  private static ServedNode start(
      Transport transport, Access writers, Access readers, Ports ports, @Nullable ClientTls clients)
      throws IOException {
    var settings = new GossipSettings(SELF, 42, 2, 0);
    var replica = new Replica(settings, Recovered.NOTHING, Storage.NONE, new Random(1));
    var metrics = new Metrics();
    var observers = new Observers(metrics, new History(InstantSource.system()), new Changes());
    var loop = new NodeLoop(replica, transport, Duration.ofHours(1), observers.all());
    metrics.observe(loop);
    var guard =
        new WriteGuard(
            new CrossOriginProtection(new HostNames(NAMES)),
            writers,
            new WriteLog(observers.history()));
    var server =
        new HttpServer(
            loop,
            observers,
            new HttpSettings("demo", true, ports),
            guard,
            readers,
            new Certificates(() -> Optional.of(TLS), clients));
    return new ServedNode(loop, server, ports);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** From now on it is a cluster of its own, and takes writes. */
  public void inform() {
    loop.contactsChanged(new Contacts(Set.of(), true, Set.of()));
    await().until(() -> loop.state().informed());
  }

  public NodeLoop loop() {
    return loop;
  }

  public Stream<String> served() {
    return server.served();
  }

  public int port() {
    return ports.http();
  }

  /** Where it speaks TLS. */
  public int securePort() {
    return ports.https();
  }

  public void leave() {
    server.leave();
  }

  public void linger(Duration quiet, Duration most) throws InterruptedException {
    server.linger(quiet, most);
  }

  /** What a client asks for. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  public RawClient connect() throws IOException {
    return new RawClient(port());
  }

  public HttpResponse<String> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    return sendBody(method, path, BodyPublishers.noBody(), headers);
  }

  public HttpResponse<String> put(String path, String body, String... headers)
      throws IOException, InterruptedException {
    return sendBody("PUT", path, BodyPublishers.ofString(body), headers);
  }

  private HttpResponse<String> sendBody(
      String method, String path, BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(uri(path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  public void assertAnswers(String path, int status, String body) throws Exception {
    assertThat(send("GET", path))
        .returns(body, HttpResponse::body)
        .returns(status, HttpResponse::statusCode);
  }

  @Override
  public void close() {
    server.close();
    loop.close();
  }
}
