package dev.onevalue.node.faults;

import static dev.onevalue.node.faults.Loopback.FIRST;
import static dev.onevalue.node.faults.Loopback.THREE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.node.faults.Operation.Refused;
import dev.onevalue.node.process.NodeProcess;
import dev.onevalue.node.process.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The node that joins nobody, when it does not know what its cluster knows, and when it is away.
 */
class FirstNodeIT {

  private static final int RESTARTS = Integer.getInteger("faults.restarts", 3);
  private static final Duration AGREEING = Duration.ofSeconds(5);
  private static final Duration WATCHED = Duration.ofSeconds(12);

  @TempDir private Path folder;

  @Test
  void startedAgainInMemoryItAcknowledgesNothingBeforeItKnowsWhatTheOthersKnow() {
    try (Cluster cluster = Loopback.inMemory(folder)) {
      cluster.start(THREE);
      cluster.awaitReady();
      cluster.awaitView(THREE);
      try (var _ = Load.on(cluster, "one")) {
        for (int restart = 0; restart < RESTARTS; restart++) {
          cluster.awaitAcknowledged(50);
          end(cluster.process(FIRST), restart);
          cluster.start(FIRST);
          cluster.awaitReady();
        }
        cluster.awaitAcknowledged(50);
      }
      Observed last = cluster.awaitAgreement(THREE, AGREEING);

      History history = cluster.history();
      System.out.printf("faults: %d restarts of the first: %s%n", RESTARTS, history);
      assertThat(Promises.broken(history, Memory.RAM)).isEmpty();
      assertThat(Promises.ignorant(history)).isEmpty();
      assertThat(
              Promises.lost(history.writes().filter(write -> write.life().node() != FIRST), last))
          .isEmpty();
    }
  }

  private static void end(NodeProcess node, int restart) {
    if (restart % 2 == 0) {
      node.close();
    } else {
      assertThat(node.terminate()).isZero();
    }
  }

  @Test
  void freshNodesThatFindEachOtherWhileItStandsStillTakeNoWrites() {
    List<Integer> fresh = List.of(22, 23);
    try (Cluster cluster =
        new Cluster(folder, life -> Place.loopback(life.node()), FirstNodeIT::knowingAll)) {
      NodeProcess first = cluster.start(FIRST);
      cluster.awaitReady();
      cluster.client().write(cluster.node(FIRST), "one");
      Observed known = cluster.awaitAgreement(List.of(FIRST), AGREEING);

      first.signal("STOP");
      cluster.start(fresh);
      cluster.awaitView(fresh);
      await()
          .during(WATCHED)
          .atMost(WATCHED.plusSeconds(5))
          .untilAsserted(() ->
              assertThat(fresh)
                  .allSatisfy(node -> {
                    assertThat(cluster.process(node).isReady()).isFalse();
                    assertThat(cluster.client().write(cluster.node(node), "one").result())
                        .isInstanceOf(Refused.class);
                  }));

      first.signal("CONT");
      cluster.awaitReady();
      assertThat(cluster.awaitAgreement(THREE, AGREEING)).isEqualTo(known);
      assertThat(Promises.broken(cluster.history(), Memory.RAM)).isEmpty();
    }
  }

  /** The first one joins nobody; each of the others is told of both. */
  private static Map<String, String> knowingAll(int node) {
    String first = Place.loopback(FIRST).address();
    return switch (node) {
      case 22 -> Map.of("CLUSTER_ADDR", first + "," + Place.loopback(23).address());
      case 23 -> Map.of("CLUSTER_ADDR", first + "," + Place.loopback(22).address());
      default -> Map.of();
    };
  }
}
