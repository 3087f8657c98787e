package dev.onevalue.node.process;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One life of one node. */
public final class NodeProcess implements AutoCloseable {

  private static final String JAR = "target/onevalue-node.jar";
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final List<String> FLAGS =
      List.of("-XX:+UseSerialGC", "-Xmx96m", "-jar", jar().toString());
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Place place;
  private final Path log;
  private final Process process;

  private NodeProcess(Place place, Path log, Process process) {
    this.place = place;
    this.log = log;
    this.process = process;
  }

  /** Starts a node there; the settings go before what the place says. */
  public static NodeProcess start(Path logs, Place place, Map<String, String> settings) {
    try {
      Path log = Files.createTempFile(logs, place.name() + "-", ".log");
      var builder =
          new ProcessBuilder(command(place)).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().putAll(environment(place, settings));
      return new NodeProcess(place, log, builder.start());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Of the module of the node, or of one within it. */
  private static Path jar() {
    return Files.exists(Path.of(JAR)) ? Path.of(JAR) : Path.of("..", JAR);
  }

  private static List<String> command(Place place) {
    List<String> command = new ArrayList<>(place.launcher());
    command.add(JAVA.toString());
    command.addAll(FLAGS);
    return command;
  }

  private static Map<String, String> environment(Place place, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>();
    environment.put("NODE_NAME", place.name());
    environment.put("ADVERTISE_ADDR", place.address());
    environment.put("HTTP_PORT", String.valueOf(place.httpPort()));
    environment.putAll(settings);
    return environment;
  }

  public Place place() {
    return place;
  }

  public String name() {
    return place.name();
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(place.uri(path)));
  }

  /** The headers are names, and each one's value after it. */
  public HttpResponse<String> put(String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(place.uri(path)).PUT(BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.timeout(DEADLINE).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(name() + " does not answer", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public String value() {
    return get("/get").body();
  }

  public String register() {
    return get("/v1/value").body();
  }

  public boolean isReady() {
    return get("/readyz").statusCode() == 200;
  }

  /** A figure of its metrics, by its name. */
  public double metric(String name) {
    return get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .sum();
  }

  /** How much of its process is in memory. */
  long residentKb() {
    try (var lines = Files.lines(Path.of("/proc/%d/status".formatted(process.pid())))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** How long it has kept processors busy. */
  Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElseThrow();
  }

  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Sends it a signal, by its name: {@code STOP}, {@code CONT}. */
  public void signal(String name) {
    Command.run("kill", "-" + name, String.valueOf(process.pid()));
  }

  /** Asks it to end, as an orchestrator does. */
  public int terminate() {
    process.destroy();
    return exitCode();
  }

  public int exitCode() {
    try {
      if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError(name() + " did not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Ends it at once, as {@code kill -9} does. */
  @Override
  public void close() {
    process.destroyForcibly();
    exitCode();
  }
}
