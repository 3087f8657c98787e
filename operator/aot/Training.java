import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Makes the AOT cache of the operator: what it loads and links while it starts against an API
 * server, wins the election, makes the objects of one cluster, and ends. The API server is played
 * here: it knows one OneValueCluster and takes whatever is applied. {@code java Training.java
 * <operator's jar> <java.options> <cache> [<home of the Java that will run it>]}
 */
final class Training {

  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final String DEMO =
      """
      {"apiVersion":"onevalue.dev/v1alpha1","kind":"OneValueCluster",
       "metadata":{"name":"demo","namespace":"default","uid":"1","generation":1,"resourceVersion":"1"},
       "spec":{"replicas":1,"initialValue":42,"gossip":{"interval":"2s","fanout":2}}}
      """;

  private final Set<String> applied = ConcurrentHashMap.newKeySet();
  private final List<String> command;
  private final Path cache;
  private final Path log;

  private Training(List<String> command, Path cache, Path log) {
    this.command = command;
    this.cache = cache;
    this.log = log;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path cache = Path.of(arguments[2]).toAbsolutePath();
    String home = arguments.length > 3 ? arguments[3] : System.getProperty("java.home");
    Files.deleteIfExists(cache);
    var command = new ArrayList<>(List.of(Path.of(home, "bin", "java").toString()));
    Files.readAllLines(Path.of(arguments[1])).stream()
        .filter(line -> line.startsWith("-") && !line.startsWith("-XX:AOTCache="))
        .forEach(command::add);
    command.addAll(List.of("-jar", Path.of(arguments[0]).toAbsolutePath().toString()));
    new Training(command, cache, Files.createTempFile("training", ".log")).run();
  }

  private void run() throws IOException, InterruptedException {
    HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    api.createContext("/", this::answer);
    api.start();
    int port = freePort();
    Process operator = start(port, api.getAddress().getPort());
    try {
      exercise(port, operator);
    } finally {
      operator.destroy();
      operator.waitFor();
      api.stop(0);
    }
    if (!Files.exists(cache)) {
      throw new IOException(Files.readString(log));
    }
    System.out.printf("%s: %d MB%n", cache, Files.size(cache) >> 20);
  }

  private Process start(int port, int api) throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(key -> key.startsWith("KUBE"));
    builder
        .environment()
        .putAll(
            Map.of(
                "KUBERNETES_MASTER", "http://127.0.0.1:" + api,
                "KUBERNETES_AUTH_TRYKUBECONFIG", "false",
                "NODE_IMAGE", "node",
                "LEASE_NAMESPACE", "default",
                "HEALTH_PORT", "" + port,
                "JAVA_TOOL_OPTIONS", "-XX:AOTCacheOutput=" + cache));
    return builder.start();
  }

  private void exercise(int port, Process operator) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LIMIT_NANOS;
    while (!applied.contains("status") || ask(port, "/readyz") != 200) {
      if (System.nanoTime() > deadline || !operator.isAlive()) {
        throw new IOException(applied + "\n" + Files.readString(log));
      }
      Thread.sleep(50);
    }
    ask(port, "/livez");
    ask(port, "/metrics");
  }

  private static int ask(int port, String path) throws InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)));
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException _) {
      return 0;
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String query = "" + exchange.getRequestURI().getQuery();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    switch (exchange.getRequestMethod()) {
      case "GET" -> get(exchange, path, query);
      case "POST" -> send(exchange, 201, path.endsWith("rulesreviews") ? rules(body) : body);
      default -> {
        applied.add(path.replaceFirst(".*/", ""));
        send(exchange, 200, body);
      }
    }
  }

  private static void get(HttpExchange exchange, String path, String query) throws IOException {
    if ("websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"))) {
      // no WebSockets here: the client watches by plain HTTP then
      send(exchange, 200, "");
    } else if (query.contains("watch=true")) {
      // a watch at which nothing happens; it ends with the process
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().flush();
    } else if (path.matches(".*/namespaces/[^/]+/[^/]+/[^/]+")) {
      send(exchange, 404, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":404}");
    } else {
      String item = path.endsWith("/onevalueclusters") ? DEMO : "";
      send(exchange, 200, "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[" + item + "]}");
    }
  }

  private static String rules(String review) {
    String allowed =
        "\"status\":{\"resourceRules\":[{\"apiGroups\":[\"*\"],\"resources\":[\"*\"],\"verbs\":[\"*\"]}]}";
    return review.strip().replaceFirst("}$", "," + allowed + "}");
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static int freePort() throws IOException {
    try (var port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return port.getLocalPort();
    }
  }
}
