import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Many nodes that start at once, each asked to write from its first moment on: how long until they
 * have one view and all take writes, and whether one was taken too early.
 */
final class ColdStart {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A write takes 20 nodes 20 ms of CPU: four a second from each client would fill two cores. */
  private static final int THINKING_MILLIS = 1_000;

  private final int size;
  private final boolean listed;
  private final History history = new History();
  private final AtomicLong values = new AtomicLong();
  private volatile boolean over;

  private ColdStart(int size, boolean listed) {
    this.size = size;
    this.listed = listed;
  }

  /** {@code <folder for logs> <nodes> <rounds> seed|listed}. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int rounds = Integer.parseInt(arguments[2]);
    var views = new Samples();
    int lost = 0;
    for (int round = 1; round <= rounds; round++) {
      var start = new ColdStart(Integer.parseInt(arguments[1]), arguments[3].equals("listed"));
      lost += start.run(folder, views);
    }
    System.out.printf(
        Locale.ROOT,
        "%s: one view after %.2f s (median of %d), %d writes lost%n",
        arguments[3],
        views.median() / 1e9,
        rounds,
        lost);
    System.exit(lost == 0 ? 0 : 1);
  }

  private int run(Path folder, Samples views) throws Exception {
    long start = System.nanoTime();
    List<Node> nodes = new ArrayList<>();
    List<Thread> clients = new ArrayList<>();
    try {
      for (int number = 1; number <= size; number++) {
        Node node = Node.start(number, folder, settings(number));
        nodes.add(node);
        clients.add(Thread.ofVirtual().start(() -> write(node)));
      }
      long started = System.nanoTime();
      Node.awaitMembers(nodes, size, PATIENCE);
      long view = System.nanoTime();
      double cpu = cpuSeconds(nodes);
      Node.awaitReady(nodes, PATIENCE);
      long ready = System.nanoTime();
      Pause.millis(2_000);
      over = true;
      for (Thread client : clients) {
        client.join();
      }
      views.add(view - start);
      return report(new Times(start, started, view, ready), cpu, nodes);
    } finally {
      over = true;
      Node.close(nodes);
    }
  }

  private Map<String, String> settings(int number) {
    String all =
        IntStream.rangeClosed(1, size).mapToObj(Node::cluster).collect(Collectors.joining(","));
    if (listed) {
      return Map.of("CLUSTER_ADDR", all);
    }
    return number == 1 ? Map.of() : Map.of("CLUSTER_ADDR", Node.cluster(1));
  }

  private void write(Node node) {
    while (!over) {
      try (var client = new Client(node.http())) {
        while (!over) {
          write(node, client);
          Pause.millis(THINKING_MILLIS);
        }
      } catch (IOException e) {
        // it does not listen yet
        Pause.millis(20);
      }
    }
  }

  private void write(Node node, Client client) throws IOException {
    long value = values.incrementAndGet();
    long start = System.nanoTime();
    Client.Answer answer = client.put("/v1/value", "{\"value\":%d}".formatted(value));
    if (answer.status() == 503) {
      history.refused();
    } else {
      var written = History.Register.of(answer.body());
      history.acknowledged(new History.Write(node.number(), start, System.nanoTime(), written));
    }
  }

  private int report(Times times, double cpu, List<Node> nodes) throws IOException {
    Set<History.Register> last = agreement(nodes);
    List<String> losses = new ArrayList<>();
    if (last.size() > 1) {
      losses.add("no agreement within 10 s: " + last);
    }
    losses.addAll(history.losses(last.iterator().next()));
    losses.forEach(System.out::println);
    List<History.Write> writes = history.writes();
    System.out.printf(
        Locale.ROOT,
        "%d nodes, all begun after %.2f s; first write taken after %.2f s, one view after"
            + " %.2f s and %.1f s of CPU, all ready after %.2f s; %d writes taken, %d refused, %d lost%n",
        size,
        times.since(times.started()),
        writes.isEmpty() ? Double.NaN : times.since(writes.getFirst().end()),
        times.since(times.view()),
        cpu,
        times.since(times.ready()),
        writes.size(),
        history.refusals(),
        losses.size());
    return losses.size();
  }

  private static double cpuSeconds(List<Node> nodes) throws IOException {
    long nanos = 0;
    for (Node node : nodes) {
      nanos += Launcher.cpuNanos(node.pid());
    }
    return nanos / 1e9;
  }

  /** When something had happened, by {@link System#nanoTime()}. */
  private record Times(long begin, long started, long view, long ready) {

    double since(long moment) {
      return (moment - begin) / 1e9;
    }
  }

  private static Set<History.Register> agreement(List<Node> nodes) throws IOException {
    long deadline = System.nanoTime() + 10_000_000_000L;
    Set<History.Register> seen;
    do {
      seen = new HashSet<>();
      for (Node node : nodes) {
        try (var client = new Client(node.http())) {
          seen.add(History.Register.of(client.ask("GET", "/v1/value").body()));
        }
      }
    } while (seen.size() > 1 && System.nanoTime() < deadline);
    return seen;
  }
}
