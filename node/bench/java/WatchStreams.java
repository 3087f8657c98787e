import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What idle streams cost a node, how fast a set is on all of them, and what becomes of a deaf one. */
final class WatchStreams {

  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final int NUMBER = 94;
  private static final int FIRST_VALUE = 1_000_000;

  private final Node node;
  private final Client client;
  private final Streams streams;
  private int value = FIRST_VALUE;

  private WatchStreams(Node node, Client client, Streams streams) {
    this.node = node;
    this.client = client;
    this.streams = streams;
  }

  /** {@code <folder for logs> <streams> <sets> <seconds of idling>}. */
  public static void main(String[] arguments) throws Exception {
    int sets = Integer.parseInt(arguments[2]);
    try (Node node = Node.start(NUMBER, Path.of(arguments[0]), Map.of())) {
      Node.awaitReady(List.of(node), Duration.ofNanos(PATIENCE_NANOS));
      try (var client = new Client(node.http());
          var streams = new Streams(node.http())) {
        var bench = new WatchStreams(node, client, streams);
        bench.idle(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[3]));
        bench.sets("", sets);
        bench.deaf();
      }
    }
  }

  private void idle(int count, int seconds) throws IOException {
    double before = Launcher.residentMegabytes(node.pid());
    streams.open(count);
    long cpu = Launcher.cpuNanos(node.pid());
    streams.readFor(Duration.ofSeconds(seconds));
    double used = (double) (Launcher.cpuNanos(node.pid()) - cpu) / seconds;
    double after = Launcher.residentMegabytes(node.pid());
    System.out.printf(
        Locale.ROOT,
        "%d idle streams, a heartbeat a second: RSS %.0f MB, %.0f MB before them: %.1f kB each;"
            + " CPU %.1f %% of a core: %.0f us a second each%n",
        count,
        after,
        before,
        (after - before) * 1024 / count,
        used / 1e7,
        used / 1e3 / count);
  }

  private void sets(String when, int count) throws IOException {
    var each = new Samples();
    var last = new Samples();
    for (int i = 0; i < count; i++) {
      streams.want("\"valueText\":\"" + ++value + "\"");
      if (client.put("/v1/value", "{\"value\":" + value + "}").status() != 200) {
        throw new IOException("a set was not answered with 200");
      }
      Samples arrivals = streams.await();
      each.addAll(arrivals);
      last.add(arrivals.percentile(100));
      streams.readFor(Duration.ofMillis(50 + 37 * (i % 10)));
    }
    System.out.printf("%s%d sets: on a stream after %s; on all after %s%n", when, count, each, last);
  }

  private void deaf() throws IOException {
    try (SocketChannel _ = streams.openDeaf()) {
      long begun = System.nanoTime();
      do {
        sets("while one never reads, ", 10);
        if (System.nanoTime() - begun > PATIENCE_NANOS) {
          throw new IOException("a reader that never reads was not cut in a minute");
        }
      } while (watchers() > streams.size());
      System.out.printf(
          Locale.ROOT,
          "it was cut within %.1f s; RSS in the end %.0f MB%n",
          (System.nanoTime() - begun) / 1e9,
          Launcher.residentMegabytes(node.pid()));
    }
  }

  private double watchers() throws IOException {
    return client
        .ask("GET", "/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("onevalue_watchers "))
        .mapToDouble(line -> Double.parseDouble(line.split(" ", 2)[1]))
        .findFirst()
        .orElseThrow();
  }
}
