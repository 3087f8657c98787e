package dev.onevalue.node.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onevalue.client.Connection.State;
import dev.onevalue.client.OneValue;
import dev.onevalue.client.Register;
import dev.onevalue.node.process.Command;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A client whose member stands still, is cut off, or is killed. Needs root; {@code
 * -Dfailover.trials=100} is the long form.
 */
class FailoverIT {

  private static final int TRIALS = Integer.getInteger("failover.trials", 1);
  private static final int FIRST = 31;
  private static final List<Integer> ALL = List.of(FIRST, 32, 33);
  private static final Duration STALE = Duration.ofSeconds(2);
  private static final Duration FOLLOWING = Duration.ofSeconds(3);

  @TempDir private Path logs;
  private Network network;
  private Cluster cluster;

  @BeforeEach
  void start() {
    assumeTrue(Command.run("id", "-u").strip().equals("0"), "network namespaces need root");
    network = Network.of(ALL);
    cluster = new Cluster(logs, life -> network.place(life.node()), this::settings);
    cluster.start(ALL);
    cluster.awaitReady();
    cluster.awaitView(ALL);
  }

  private Map<String, String> settings(int node) {
    return node == FIRST ? Map.of() : Map.of("CLUSTER_ADDR", network.place(FIRST).address());
  }

  @AfterEach
  void end() {
    if (cluster != null) {
      cluster.close();
    }
    if (network != null) {
      network.close();
    }
  }

  @Test
  void memberThatStandsStillIsLeft() {
    trials(
        "stopped",
        node -> cluster.process(node).signal("STOP"),
        node -> cluster.process(node).signal("CONT"));
  }

  @Test
  void memberThatIsCutOffIsLeft() {
    trials("cut off", network::isolate, network::rejoin);
  }

  @Test
  void memberThatIsKilledIsLeft() {
    trials("killed", node -> cluster.process(node).close(), node -> cluster.start(node));
  }

  private void trials(String name, IntConsumer fault, IntConsumer repair) {
    URI[] members = ALL.stream().map(n -> network.place(n).uri("")).toArray(URI[]::new);
    List<Register> seen = new CopyOnWriteArrayList<>();
    try (OneValue client = OneValue.connect(members)) {
      client.onChange(seen::add);
      for (int trial = 0; trial < TRIALS; trial++) {
        await().until(() -> client.connection().state() == State.FRESH);
        int node = followed(client);
        fault.accept(node);
        System.out.printf("failover: %s %d: %s%n", name, trial, timed(client, node, trial));
        repair.accept(node);
        cluster.awaitReady();
      }
    }
    assertThat(seen).isSortedAccordingTo((a, b) -> a.isNewerThan(b) ? 1 : -1);
  }

  private int followed(OneValue client) {
    URI member = client.connection().member();
    return ALL.stream()
        .filter(node -> network.place(node).uri("").equals(member))
        .findFirst()
        .orElseThrow();
  }

  private String timed(OneValue client, int node, long trial) {
    long start = System.nanoTime();
    await()
        .atMost(STALE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> client.connection().state() == State.STALE || followed(client) != node);
    Duration noticed = Duration.ofNanos(System.nanoTime() - start);
    int other = ALL.get((ALL.indexOf(node) + 1) % ALL.size());
    long value = 1_000 + trial;
    var _ = cluster.process(other).get("/set/" + value);
    await()
        .atMost(FOLLOWING.minus(noticed))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> client.isHeard() && client.value() == value);
    Duration followed = Duration.ofNanos(System.nanoTime() - start);
    return "noticed after %d ms, follows after %d ms"
        .formatted(noticed.toMillis(), followed.toMillis());
  }
}
