package dev.onevalue.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A Prometheus on this machine, of Debian's package; it scrapes, and evaluates rules, each second.
 */
final class Prometheus implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final String OFTEN = "global: {scrape_interval: 1s, evaluation_interval: 1s}\n";

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final int port;

  /**
   * Starts one; it does not answer at once.
   *
   * @param folder for its data
   * @param rules its rule files
   * @param scrape what it scrapes, as its configuration says it
   */
  Prometheus(Path folder, Path rules, String scrape) throws IOException {
    Path configuration = folder.resolve("prometheus.yaml");
    Files.writeString(
        configuration, OFTEN + "rule_files: [" + rules.toAbsolutePath() + "]\n" + scrape);
    port = freePort();
    try {
      process =
          new ProcessBuilder(
                  "prometheus",
                  "--config.file=" + configuration,
                  "--storage.tsdb.path=" + folder.resolve("data"),
                  "--web.listen-address=127.0.0.1:" + port,
                  "--log.level=warn")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("prometheus.log").toFile())
              .start();
    } catch (IOException e) {
      throw new AssertionError("prometheus is needed: apt-get install prometheus", e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** The series that an expression has now. */
  JsonNode query(String expression) {
    return get("query?query=" + URLEncoder.encode(expression, UTF_8)).at("/data/result");
  }

  /** The rules, and what came of them. */
  JsonNode rules() {
    return get("rules").at("/data/groups");
  }

  private JsonNode get(String path) {
    URI uri = URI.create("http://127.0.0.1:%d/api/v1/%s".formatted(port, path));
    try {
      String answer =
          client
              .send(HttpRequest.newBuilder(uri).timeout(DEADLINE).build(), BodyHandlers.ofString())
              .body();
      return JSON.readTree(answer);
    } catch (IOException e) {
      throw new AssertionError(path, e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    client.close();
    process.destroyForcibly().onExit().join();
  }
}
