package dev.onevalue.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.core.Gossiper;
import dev.onevalue.node.core.NodeId;
import dev.onevalue.node.core.Register;
import dev.onevalue.node.runtime.NodeLoop;
import dev.onevalue.node.runtime.Transport;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;

/** A node without peers behind its real HTTP server, and a client of it. */
final class ServedNode implements AutoCloseable {

  static final NodeId SELF = new NodeId("node-a", new UUID(0, 10));

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final NodeLoop loop;
  private final HttpServer server;
  private final int port;

  private ServedNode(NodeLoop loop, HttpServer server, int port) {
    this.loop = loop;
    this.server = server;
    this.port = port;
  }

  static ServedNode start() throws IOException {
    return start(_ -> {});
  }

  static ServedNode start(Transport transport) throws IOException {
    var gossiper = new Gossiper(SELF, Register.initial(42), 2, new Random(1));
    var loop = new NodeLoop(gossiper, transport, Duration.ofHours(1));
    int port = freePort();
    return new ServedNode(loop, new HttpServer(loop, port, true), port);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  NodeLoop loop() {
    return loop;
  }

  RawClient connect() throws IOException {
    return new RawClient(port);
  }

  HttpResponse<String> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  void assertAnswers(String path, int status, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = send("GET", path);
    assertThat(response.body()).isEqualTo(body);
    assertThat(response.statusCode()).isEqualTo(status);
  }

  @Override
  public void close() {
    server.close();
    loop.close();
  }
}
