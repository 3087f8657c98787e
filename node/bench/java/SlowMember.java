import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whether a member that is stopped delays the others: how a write spreads among them with all of
 * them running, and with one stopped, in turns. Before each turn so much is sent that the sockets to
 * the stopped one are full.
 */
final class SlowMember {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int WRITES = 100;
  private static final int FLOOD_CLIENTS = 16;

  /** A stopped member stays in view for about five seconds: a turn has to be shorter. */
  private static final long FLOOD_NANOS = 1_000_000_000;

  private static final int PACE_MILLIS = 10;

  private final List<Node> all;
  private final List<Node> others;
  private final Samples running = new Samples();
  private final Samples stopped = new Samples();

  private SlowMember(List<Node> all) {
    this.all = all;
    this.others = all.subList(0, all.size() - 1);
  }

  /** {@code <folder for logs> <nodes> <rounds>}. */
  public static void main(String[] arguments) throws Exception {
    List<Node> nodes = Node.cluster(Integer.parseInt(arguments[1]), Path.of(arguments[0]));
    try {
      new SlowMember(nodes).run(Integer.parseInt(arguments[2]));
    } finally {
      Node.close(nodes);
    }
  }

  private void run(int rounds) throws Exception {
    turn(new Samples());
    for (int round = 1; round <= rounds; round++) {
      turn(running);
      all.getLast().signal("STOP");
      try {
        turn(stopped);
      } finally {
        all.getLast().signal("CONT");
      }
    }
    System.out.printf("%d nodes, %d writes each; acknowledgement to the last running node's%n", all.size(), running.size());
    System.out.println("all running: " + running);
    System.out.println("one stopped: " + stopped);
    System.out.printf(
        Locale.ROOT,
        "stopped/running: %.2f (p50), %.2f (p99)%n",
        (double) stopped.median() / running.median(),
        (double) stopped.percentile(99) / running.percentile(99));
  }

  private void turn(Samples samples) throws Exception {
    Node.awaitMembers(others, all.size(), PATIENCE);
    Node.awaitReady(others, PATIENCE);
    flood();
    try (var watchers = new Watchers(others)) {
      for (int i = 0; i < WRITES; i++) {
        Pause.millis(PACE_MILLIS);
        samples.add(watchers.set().everywhere());
      }
    }
  }

  private void flood() throws Exception {
    long end = System.nanoTime() + FLOOD_NANOS;
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < FLOOD_CLIENTS; i++) {
      Node node = others.get(i % others.size());
      threads.add(Thread.ofVirtual().start(() -> flood(node, end)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void flood(Node node, long end) {
    try (var client = new Client(node.http())) {
      while (System.nanoTime() < end) {
        client.ask("GET", "/set/1");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
