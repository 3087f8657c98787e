import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Makes the AOT cache of a node: what it loads and links while it joins another one, is asked and
 * written to, and ends. {@code java Training.java <node's jar> <java.options> <cache> [<home of the Java
 * that will run it>]}
 */
final class Training {

  private static final int ROUNDS = 30;
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final String LOOPBACK = "127.0.0.1";

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> command;
  private final Path cache;
  private final Path work;

  private Training(List<String> command, Path cache, Path work) {
    this.command = command;
    this.cache = cache;
    this.work = work;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path jar = Path.of(arguments[0]).toAbsolutePath();
    Path options = Path.of(arguments[1]);
    Path cache = Path.of(arguments[2]).toAbsolutePath();
    String home = arguments.length > 3 ? arguments[3] : System.getProperty("java.home");
    Path work = Files.createTempDirectory("training");
    Files.deleteIfExists(cache);
    var command = new ArrayList<>(List.of(Path.of(home, "bin", "java").toString()));
    Files.readAllLines(options).stream()
        .filter(line -> line.startsWith("-") && !line.startsWith("-XX:AOTCache="))
        .forEach(command::add);
    command.addAll(List.of("-jar", jar.toString()));
    new Training(command, cache, work).run();
  }

  private void run() throws IOException, InterruptedException {
    int first = freePort();
    int second = freePort();
    int http = freePort();
    String tls = Secret.create(work.resolve("tls")).toString();
    Process other =
        start("other", freePort(), Map.of("CLUSTER_PORT", "" + first, "CLUSTER_TLS_DIR", tls));
    Process trained =
        start(
            "trained",
            http,
            Map.of(
                "CLUSTER_PORT", "" + second,
                "CLUSTER_ADDR", LOOPBACK + ":" + first,
                "CLUSTER_TLS_DIR", tls,
                "DATA_DIR", Files.createDirectory(work.resolve("data")).toString(),
                "JAVA_TOOL_OPTIONS", "-XX:AOTCacheOutput=" + cache));
    try {
      exercise(http, trained);
    } finally {
      trained.destroy();
      trained.waitFor();
      other.destroy();
      other.waitFor();
    }
    if (!Files.exists(cache)) {
      throw new IOException(Files.readString(work.resolve("trained.log")));
    }
    System.out.printf("%s: %d MB%n", cache, Files.size(cache) >> 20);
  }

  private Process start(String name, int port, Map<String, String> environment)
      throws IOException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(work.resolve(name + ".log").toFile());
    builder.environment().keySet().removeIf(key -> key.matches("KUBERNETES_.*|CLUSTER_.*"));
    builder.environment().putAll(environment);
    builder
        .environment()
        .putAll(
            Map.of(
                "NODE_NAME", name,
                "ADVERTISE_ADDR", LOOPBACK,
                "CLUSTER_NAME", work.getFileName().toString(),
                "HTTP_PORT", "" + port));
    return builder.start();
  }

  private void exercise(int port, Process node) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LIMIT_NANOS;
    while (ask(port, "GET", "/readyz", "") != 200) {
      if (System.nanoTime() > deadline || !node.isAlive()) {
        throw new IOException(Files.readString(work.resolve("trained.log")));
      }
      Thread.sleep(50);
    }
    for (int i = 0; i < ROUNDS; i++) {
      ask(port, "GET", "/get", "");
      ask(port, "GET", "/set/" + i, "");
      ask(port, "PUT", "/v1/value", "{\"value\":%d}".formatted(i));
      ask(port, "GET", "/v1/value", "");
      ask(port, "GET", "/livez", "");
      ask(port, "GET", "/metrics", "");
      ask(port, "GET", "/", "");
      ask(port, "GET", "/v1/members", "");
      ask(port, "GET", "/v1/history", "");
      ask(port, "GET", "/nothing", "");
    }
  }

  /** The status of the answer; 0 if there is none. */
  private int ask(int port, String method, String path, String body) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://%s:%d%s".formatted(LOOPBACK, port, path)))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    } catch (IOException _) {
      return 0;
    }
  }

  /** A port that is free, as is the one 100 above it, which a node opens too. */
  private static int freePort() throws IOException {
    while (true) {
      try (var port = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK));
          var above =
              new ServerSocket(port.getLocalPort() + 100, 1, InetAddress.getByName(LOOPBACK))) {
        return above.getLocalPort() - 100;
      } catch (IOException | IllegalArgumentException _) {
        // the next one, then
      }
    }
  }
}
