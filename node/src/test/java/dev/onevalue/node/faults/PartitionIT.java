package dev.onevalue.node.faults;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onevalue.node.process.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five nodes on a network that parts, and heals. Needs root. */
class PartitionIT {

  private static final int FIRST = 11;
  private static final List<Integer> ALL = List.of(FIRST, 12, 13, 14, 15);
  private static final Duration PARTED = Duration.ofSeconds(Integer.getInteger("faults.parted", 9));
  private static final Duration AGREEING = Duration.ofSeconds(3);

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
  void bothSidesGoOnAndAgreeOnceItHasHealedWithWhatWasDiscardedNamed() {
    partAndHeal(List.of(FIRST, 12), List.of(13, 14, 15));
    partAndHeal(List.of(FIRST, 13, 14), List.of(12, 15));
    check();
  }

  private void partAndHeal(List<Integer> one, List<Integer> other) {
    cluster.awaitView(ALL);
    try (var _ = Load.on(cluster, "one")) {
      cluster.awaitAcknowledged(100);
      network.cut(one, other);
      network.cut(other, one);
      awaitParted();
      cluster.awaitView(one);
      cluster.awaitView(other);
    }
    Observed ofOne = cluster.awaitAgreement(one, AGREEING);
    Observed ofOther = cluster.awaitAgreement(other, AGREEING);
    assertThat(ofOne).isNotEqualTo(ofOther);

    network.heal(ALL);
    Observed kept = cluster.awaitAgreement(ALL, AGREEING);

    assertThat(kept).isIn(ofOne, ofOther);
    Observed lost = kept.equals(ofOne) ? ofOther : ofOne;
    await()
        .untilAsserted(() ->
            assertThat(ALL.stream().flatMap(node -> cluster.process(node).log().lines()))
                .anyMatch(
                    line -> line.contains("%s was kept, %s discarded".formatted(kept, lost))));
  }

  @Test
  void aNetworkThatCarriesOnlyOneWayEndsInAgreementToo() {
    List<Integer> deaf = List.of(FIRST, 12);
    List<Integer> mute = List.of(13, 14, 15);
    try (var _ = Load.on(cluster, "one")) {
      cluster.awaitAcknowledged(100);
      network.cut(mute, deaf);
      awaitParted();
      network.heal(ALL);
    }
    cluster.awaitAgreement(ALL, AGREEING);
    check();
  }

  /** Every node goes on acknowledging writes to the end of it. */
  private void awaitParted() {
    long end = System.nanoTime() + PARTED.toNanos();
    await()
        .atMost(PARTED.plusSeconds(20))
        .untilAsserted(() -> assertThat(acknowledgedSince(end)).containsAll(ALL));
  }

  private Set<Integer> acknowledgedSince(long moment) {
    return cluster
        .history()
        .writes()
        .filter(write -> write.seen() != null && write.span().start() > moment)
        .map(write -> write.life().node())
        .collect(toSet());
  }

  private void check() {
    Observed last = Objects.requireNonNull(cluster.client().read(cluster.node(FIRST)).seen());
    History history = cluster.history();
    System.out.printf("faults: parted for %s: %s; the end: %s%n", PARTED, history, last);
    assertThat(Promises.broken(history, Memory.RAM)).isEmpty();
    assertThat(Promises.lost(history.writes(), last)).isEmpty();
  }
}
