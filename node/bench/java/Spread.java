import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** How long after its acknowledgement a write is what every node answers. */
final class Spread {

  private static final int WARM_UP = 2_000;
  private static final int PACE_MILLIS = 15;

  /** {@code <folder for logs> <nodes> <writes>}. */
  public static void main(String[] arguments) throws Exception {
    int writes = Integer.parseInt(arguments[2]);
    List<Node> nodes = Node.cluster(Integer.parseInt(arguments[1]), Path.of(arguments[0]));
    try {
      Node.awaitOneView(nodes, Duration.ofSeconds(60));
      try (var watchers = new Watchers(nodes);
          var echo = new Echo()) {
        for (int i = 0; i < WARM_UP; i++) {
          watchers.set();
        }
        echo.measure(2_000);
        measure(nodes.size(), writes, watchers);
      }
    } finally {
      Node.close(nodes);
    }
  }

  private static void measure(int nodes, int writes, Watchers watchers) throws Exception {
    var acknowledged = new Samples();
    var everywhere = new Samples();
    try (var echo = new Echo()) {
      for (int i = 0; i < writes; i++) {
        Pause.millis(PACE_MILLIS);
        Watchers.Spread spread = watchers.set();
        acknowledged.add(spread.acknowledged());
        everywhere.add(spread.everywhere());
        echo.measure(10);
      }
      System.out.printf("%d nodes, %d writes%n", nodes, writes);
      System.out.println("one TCP round trip:                   " + echo.samples());
      System.out.println("set to its acknowledgement:           " + acknowledged);
      System.out.println("acknowledgement to the last node's:   " + everywhere);
      System.out.printf(
          Locale.ROOT,
          "spread/round trip: %.0f (p50), %.0f (p99)%n",
          (double) everywhere.median() / echo.samples().median(),
          (double) everywhere.percentile(99) / echo.samples().percentile(99));
    }
  }
}
