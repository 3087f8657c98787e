package dev.onevalue.node.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One node: {@code number} is the last byte of its loopback address and of its HTTP port. */
final class NodeProcess implements AutoCloseable {

  private static final Path JAR = Path.of("target", "onevalue-node.jar");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final int FIRST_HTTP_PORT = 18_000;
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final HttpClient client = HttpClient.newHttpClient();
  private final int number;
  private final Path log;
  private final Process process;

  private NodeProcess(int number, Path log, Process process) {
    this.number = number;
    this.log = log;
    this.process = process;
  }

  static NodeProcess start(Path logs, int number, Map<String, String> settings) {
    try {
      Path log = Files.createTempFile(logs, "node-" + number + "-", ".log");
      var builder =
          new ProcessBuilder(JAVA.toString(), "-XX:+UseSerialGC", "-Xmx96m", "-jar", JAR.toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(environment(number, settings));
      return new NodeProcess(number, log, builder.start());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Map<String, String> environment(int number, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>();
    environment.put("NODE_NAME", name(number));
    environment.put("ADVERTISE_ADDR", address(number));
    environment.put("HTTP_PORT", String.valueOf(FIRST_HTTP_PORT + number));
    environment.putAll(settings);
    return environment;
  }

  static String name(int number) {
    return "node-" + number;
  }

  static String address(int number) {
    return "127.0.0." + number;
  }

  String name() {
    return name(number);
  }

  HttpResponse<String> get(String path) {
    URI uri = URI.create("http://127.0.0.1:%d%s".formatted(FIRST_HTTP_PORT + number, path));
    try {
      return client.send(
          HttpRequest.newBuilder(uri).timeout(DEADLINE).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(name() + " does not answer", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  String value() {
    return get("/get").body();
  }

  String register() {
    return get("/v1/value").body();
  }

  boolean isReady() {
    return get("/readyz").statusCode() == 200;
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Asks it to end, as an orchestrator does. */
  int terminate() {
    process.destroy();
    return exitCode();
  }

  int exitCode() {
    try {
      if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(name() + " did not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends it at once. */
  @Override
  public void close() {
    process.destroyForcibly();
    exitCode();
  }
}
