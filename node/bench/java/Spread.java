import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long after its acknowledgement a write is what every node answers; in a cluster that speaks
 * plain text, and in one with TLS between its members, in turns.
 */
final class Spread {

  private static final int WARM_UP = 2_000;
  private static final int PACE_MILLIS = 15;
  private static final int FIRST_WITH_TLS = 50;

  /** What was measured of one cluster. */
  private record Measured(Watchers watchers, Samples acknowledged, Samples everywhere) {

    static Measured of(List<Node> nodes) throws IOException {
      return new Measured(new Watchers(nodes), new Samples(), new Samples());
    }

    void set() throws IOException {
      Watchers.Spread spread = watchers.set();
      acknowledged.add(spread.acknowledged());
      everywhere.add(spread.everywhere());
    }

    /** From the request to the last node. */
    long whole(double percent) {
      return acknowledged.percentile(percent) + everywhere.percentile(percent);
    }
  }

  /** {@code <folder for logs> <nodes> <writes>}. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int size = Integer.parseInt(arguments[1]);
    Map<String, String> tls =
        Map.of("CLUSTER_TLS_DIR", Secret.create(folder.resolve("tls")).toString());
    List<Node> all = new ArrayList<>();
    try {
      List<Node> plain = started(Node.cluster(size, folder), all);
      List<Node> secure = started(Node.cluster(FIRST_WITH_TLS, size, folder, tls), all);
      measure(Measured.of(plain), Measured.of(secure), Integer.parseInt(arguments[2]), size);
    } finally {
      Node.close(all);
    }
  }

  private static List<Node> started(List<Node> nodes, List<Node> all) throws IOException {
    all.addAll(nodes);
    Node.awaitOneView(nodes, Duration.ofSeconds(60));
    return nodes;
  }

  private static void measure(Measured plain, Measured secure, int writes, int size)
      throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      plain.watchers().set();
      secure.watchers().set();
    }
    try (var echo = new Echo()) {
      echo.measure(2_000);
    }
    try (var echo = new Echo()) {
      for (int i = 0; i < writes; i++) {
        Pause.millis(PACE_MILLIS);
        plain.set();
        Pause.millis(PACE_MILLIS);
        secure.set();
        echo.measure(10);
      }
      report(plain, secure, echo.samples(), writes, size);
    }
  }

  private static void report(
      Measured plain, Measured secure, Samples roundTrip, int writes, int size) {
    System.out.printf("%d nodes in plain text, %d with TLS, %d writes each%n", size, size, writes);
    System.out.println("one TCP round trip:                   " + roundTrip);
    report("plain", plain, roundTrip);
    report("TLS", secure, roundTrip);
    System.out.printf(
        Locale.ROOT,
        "TLS/plain, from the request to the last node's: %.2f (p50), %.2f (p99)%n",
        (double) secure.whole(50) / plain.whole(50),
        (double) secure.whole(99) / plain.whole(99));
  }

  private static void report(String what, Measured measured, Samples roundTrip) {
    System.out.println(what);
    System.out.println("  set to its acknowledgement:         " + measured.acknowledged());
    System.out.println("  acknowledgement to the last node's: " + measured.everywhere());
    System.out.printf(
        Locale.ROOT,
        "  spread/round trip: %.0f (p50), %.0f (p99)%n",
        (double) measured.everywhere().median() / roundTrip.median(),
        (double) measured.everywhere().percentile(99) / roundTrip.percentile(99));
  }
}
