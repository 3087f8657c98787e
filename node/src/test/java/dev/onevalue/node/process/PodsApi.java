package dev.onevalue.node.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** The part of the Kubernetes API that a node asks: the list of its cluster's Pods. */
final class PodsApi implements AutoCloseable {

  private final HttpServer server;
  private final Path token;
  private volatile int status = 500;
  private volatile String body = "";

  private PodsApi(HttpServer server, Path token) {
    this.server = server;
    this.token = token;
    server.createContext("/api/v1/namespaces/here/pods", this::answer);
    server.start();
  }

  /** It answers 500 until it is told what to list. */
  static PodsApi failing(Path folder) {
    try {
      Path token = Files.writeString(folder.resolve("token"), "none");
      return new PodsApi(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0), token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on it lists running Pods with these numbers' addresses. */
  void list(Integer... numbers) {
    body = Arrays.stream(numbers).map(PodsApi::pod).collect(joining(",", "{\"items\":[", "]}"));
    status = 200;
  }

  private static String pod(int number) {
    return """
    {"metadata": {"name": "%s", "namespace": "here"},
     "status": {"phase": "Running", "podIP": "%s",
                "conditions": [{"type": "Ready", "status": "False"}]}}
    """
        .formatted(Place.loopback(number).name(), Place.loopback(number).address());
  }

  /** What makes a node ask it. */
  Map<String, String> settings() {
    return Map.of(
        "KUBERNETES_NAMESPACE", "here",
        "KUBERNETES_LABELS", "app=onevalue",
        "KUBERNETES_MASTER_PROTOCOL", "http",
        "KUBERNETES_SERVICE_HOST", "127.0.0.1",
        "KUBERNETES_SERVICE_PORT", String.valueOf(server.getAddress().getPort()),
        "KUBERNETES_SA_TOKEN_FILE", token.toString());
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
