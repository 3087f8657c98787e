import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * What a set over HTTP takes that is on the disk when it is answered, next to a bare write of the
 * same run; and how many one client makes in a second, next to many.
 */
final class DurableSets {

  private static final long WARM_UP_NANOS = 3_000_000_000L;

  private final Node node;
  private final Path disk;

  private DurableSets(Node node, Path disk) {
    this.node = node;
    this.disk = disk;
  }

  /** {@code <folder on the disk to measure> <rounds> <sets> <clients>}. */
  public static void main(String[] arguments) throws Throwable {
    Path folder = Path.of(arguments[0]);
    Path data = Files.createDirectory(folder.resolve("data")).toAbsolutePath();
    try (Node node = Node.start(1, folder, Map.of("DATA_DIR", data.toString()))) {
      Node.awaitOneView(List.of(node), Duration.ofSeconds(30));
      new DurableSets(node, folder)
          .run(
              Integer.parseInt(arguments[1]),
              Integer.parseInt(arguments[2]),
              Integer.parseInt(arguments[3]));
    }
  }

  private void run(int rounds, int sets, int clients) throws Throwable {
    rate(1, WARM_UP_NANOS);
    rate(clients, WARM_UP_NANOS);
    List<Double> latencies = new ArrayList<>();
    List<Double> rates = new ArrayList<>();
    try (var bare = BareFile.create(disk.resolve("bare"))) {
      for (int round = 1; round <= rounds; round++) {
        latencies.add(latency(bare, sets, round));
        rates.add(rates(clients, round));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "medians: set/bare %.2f; %d clients/one client %.1f%n",
        median(latencies),
        clients,
        median(rates));
  }

  /** One after the other, so that both meet the same disk. */
  private double latency(BareFile bare, int sets, int round) throws Throwable {
    var bareWrites = new Samples();
    var writes = new Samples();
    try (var client = new Client(node.http())) {
      for (int i = 0; i < sets; i++) {
        long start = System.nanoTime();
        bare.write();
        long between = System.nanoTime();
        set(client, i);
        writes.add(System.nanoTime() - between);
        bareWrites.add(between - start);
      }
    }
    double ratio = (double) writes.median() / bareWrites.median();
    System.out.printf(
        Locale.ROOT, "round %d: a set %s; a bare write %s; set/bare %.2f%n", round, writes, bareWrites, ratio);
    return ratio;
  }

  private double rates(int clients, int round) throws InterruptedException {
    double one = rate(1, WARM_UP_NANOS);
    double many = rate(clients, WARM_UP_NANOS);
    System.out.printf(
        Locale.ROOT,
        "round %d: one client %.0f sets/s, %d clients %.0f sets/s, ratio %.1f%n",
        round,
        one,
        clients,
        many,
        many / one);
    return many / one;
  }

  /** Sets in a second. */
  private double rate(int clients, long nanos) throws InterruptedException {
    var done = new LongAdder();
    List<Thread> threads = new ArrayList<>();
    long end = System.nanoTime() + nanos;
    for (int i = 0; i < clients; i++) {
      threads.add(Thread.ofVirtual().start(() -> setUntil(end, done)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return done.sum() * 1e9 / nanos;
  }

  private void setUntil(long end, LongAdder done) {
    try (var client = new Client(node.http())) {
      for (int i = 0; System.nanoTime() < end; i++) {
        set(client, i);
        done.increment();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void set(Client client, int value) throws IOException {
    Client.Answer answer = client.ask("GET", "/set/" + value);
    if (answer.status() != 200) {
      throw new IOException("a set was answered with " + answer);
    }
  }

  private static double median(List<Double> ratios) {
    return ratios.stream().sorted().toList().get(ratios.size() / 2);
  }
}
