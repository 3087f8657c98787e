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

/**
 * The part of the Kubernetes API that a node asks: the list of its cluster's Pods, and a ConfigMap.
 */
final class PodsApi implements AutoCloseable {

  private final HttpServer server;
  private final Path token;
  private volatile Answer pods = new Answer(500, "");
  private volatile Answer checkpoint = new Answer(404, "");

  private record Answer(int status, String body) {}

  private PodsApi(HttpServer server, Path token) {
    this.server = server;
    this.token = token;
    server.createContext("/api/v1/namespaces/here/pods", exchange -> answer(exchange, pods));
    server.createContext(
        "/api/v1/namespaces/here/configmaps/kept", exchange -> answer(exchange, checkpoint));
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
    pods = new Answer(200, podList(numbers));
  }

  /** A list of running Pods with these numbers' addresses. */
  static String podList(Integer... numbers) {
    String items = Arrays.stream(numbers).map(PodsApi::pod).collect(joining(","));
    return "{\"items\":[%s]}".formatted(items);
  }

  /** From now on the ConfigMap {@code kept} holds this register. */
  void keep(String register) {
    String quoted = register.replace("\"", "\\\"");
    checkpoint = new Answer(200, "{\"data\":{\"register\":\"%s\"}}".formatted(quoted));
  }

  /** From now on nobody is told whether there is such a ConfigMap. */
  void forbidWhatIsKept() {
    checkpoint = new Answer(403, "");
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

  private static void answer(HttpExchange exchange, Answer answer) throws IOException {
    byte[] bytes = answer.body().getBytes(UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
