import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A node process on loopback, run as its users run it: {@code java @node/java.options -jar
 * node/target/onevalue-node.jar}, in the project's folder.
 */
final class Node implements AutoCloseable {

  private static final Path OPTIONS = Path.of("node", "java.options");
  private static final String JAR = "node/target/onevalue-node.jar";
  private static final int FIRST_HTTP_PORT = 18_200;

  static {
    Runnable end = () -> ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(new Thread(end, "end-nodes"));
  }

  private final int number;
  private final Path log;
  private final Process process;

  private Node(int number, Path log, Process process) {
    this.number = number;
    this.log = log;
    this.process = process;
  }

  /** Starts it; its log is in that folder. The number is from 1 to 99. */
  static Node start(int number, Path folder, Map<String, String> settings) throws IOException {
    return start(number, folder, settings, List.of());
  }

  /** Starts it with more options of Java, which go before those that it always has. */
  static Node start(int number, Path folder, Map<String, String> settings, List<String> options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + OPTIONS);
    command.addAll(options);
    command.addAll(List.of("-jar", JAR));
    Path log = folder.resolve("node-%d-%d.log".formatted(number, System.nanoTime()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(key -> key.matches("KUBERNETES_.*|CLUSTER_.*"));
    builder.environment().putAll(environment(number, folder));
    builder.environment().putAll(settings);
    return new Node(number, log, builder.start());
  }

  private static Map<String, String> environment(int number, Path folder) {
    Map<String, String> environment = new HashMap<>();
    environment.put("NODE_NAME", "node-" + number);
    environment.put("ADVERTISE_ADDR", cluster(number));
    environment.put("CLUSTER_NAME", folder.getFileName().toString());
    environment.put("HTTP_PORT", String.valueOf(http(number).getPort()));
    environment.put("MALLOC_ARENA_MAX", "2");
    return environment;
  }

  /** Starts so many, numbered from 1; all join through the first. */
  static List<Node> cluster(int size, Path folder) throws IOException {
    return cluster(1, size, folder, Map.of());
  }

  /** Starts so many with these settings, numbered from the first, which all others join. */
  static List<Node> cluster(int first, int size, Path folder, Map<String, String> settings)
      throws IOException {
    List<Node> nodes = new ArrayList<>();
    for (int number = first; number < first + size; number++) {
      Map<String, String> all = new HashMap<>(settings);
      if (number != first) {
        all.put("CLUSTER_ADDR", cluster(first));
      }
      nodes.add(start(number, folder, all));
    }
    return nodes;
  }

  /** Waits until each sees all of them, and takes writes. */
  static void awaitOneView(List<Node> nodes, Duration atMost) throws IOException {
    awaitMembers(nodes, nodes.size(), atMost);
    awaitReady(nodes, atMost);
  }

  /** Waits until each of these has so many members in its view. */
  static void awaitMembers(List<Node> nodes, int members, Duration atMost) throws IOException {
    String metric = "\nonevalue_members %d.0\n".formatted(members);
    await(nodes, "/metrics", answer -> answer.body().contains(metric), atMost);
  }

  /** Waits until each of these takes writes. */
  static void awaitReady(List<Node> nodes, Duration atMost) throws IOException {
    await(nodes, "/readyz", answer -> answer.status() == 200, atMost);
  }

  private static void await(
      List<Node> nodes, String path, Predicate<Client.Answer> fulfilled, Duration atMost)
      throws IOException {
    long deadline = System.nanoTime() + atMost.toNanos();
    for (Node node : nodes) {
      while (!node.answers(path, fulfilled)) {
        if (System.nanoTime() > deadline || !node.process.isAlive()) {
          throw new IOException("%s: %s".formatted(path, Files.readString(node.log)));
        }
        Pause.millis(20);
      }
    }
  }

  private boolean answers(String path, Predicate<Client.Answer> fulfilled) {
    try (var client = new Client(http())) {
      return fulfilled.test(client.ask("GET", path));
    } catch (IOException e) {
      return false;
    }
  }

  /** The address that others reach it at, with the port that they do by default. */
  static String cluster(int number) {
    return "127.0.1." + number;
  }

  static InetSocketAddress http(int number) {
    return new InetSocketAddress("127.0.0.1", FIRST_HTTP_PORT + number);
  }

  int number() {
    return number;
  }

  InetSocketAddress http() {
    return http(number);
  }

  long pid() {
    return process.pid();
  }

  /** Sends it a signal, by its name. */
  void signal(String name) throws IOException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(pid())).inheritIO().start().onExit().join();
  }

  /** Ends it at once. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends all of them. */
  static void close(List<Node> nodes) {
    nodes.forEach(Node::close);
  }
}
