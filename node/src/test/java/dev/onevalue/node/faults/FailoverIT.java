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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
    List<Failover> failovers = new ArrayList<>();
    try (OneValue client = OneValue.connect(members)) {
      client.onChange(seen::add);
      for (int trial = 0; trial < TRIALS; trial++) {
        await().until(() -> client.connection().state() == State.FRESH);
        int node = followed(client);
        fault.accept(node);
        failovers.add(timed(client, node, trial));
        repair.accept(node);
        cluster.awaitReady();
      }
    }
    System.out.println("failover: %s: %s".formatted(name, Failover.summary(failovers)));
    assertThat(seen).isSortedAccordingTo((a, b) -> a.isNewerThan(b) ? 1 : -1);
    assertThat(failovers).allMatch(Failover::isInTime);
  }

  private int followed(OneValue client) {
    URI member = client.connection().member();
    return ALL.stream()
        .filter(node -> network.place(node).uri("").equals(member))
        .findFirst()
        .orElseThrow();
  }

  private Failover timed(OneValue client, int node, long trial) {
    long start = System.nanoTime();
    Duration noticed =
        after(start, () -> client.connection().state() == State.STALE || followed(client) != node);
    int other = ALL.get((ALL.indexOf(node) + 1) % ALL.size());
    long value = 1_000 + trial;
    var _ = cluster.process(other).get("/set/" + value);
    return new Failover(noticed, after(start, () -> client.value() == value));
  }

  private static Duration after(long start, Callable<Boolean> isSo) {
    await().atMost(Cluster.STARTING).pollInterval(Duration.ofMillis(5)).until(isSo);
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
