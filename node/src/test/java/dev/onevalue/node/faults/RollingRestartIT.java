package dev.onevalue.node.faults;

import static dev.onevalue.node.faults.Loopback.THREE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.faults.Operation.Span;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One node after the other is ended in order ({@code SIGTERM}) and started again, under load. */
class RollingRestartIT {

  private static final int ROUNDS = Integer.getInteger("faults.rounds", 1);
  private static final Duration AGREEING = Duration.ofSeconds(5);

  @TempDir private Path folder;

  @Test
  void inMemoryNothingAcknowledgedIsLostAndTheOthersAlwaysAnswerReads() {
    Map<Life, Span> served = new HashMap<>();
    try (Cluster cluster = Loopback.inMemory(folder)) {
      cluster.start(THREE);
      cluster.awaitReady();
      cluster.awaitView(THREE);
      long ready = System.nanoTime();
      THREE.forEach(node -> served.put(cluster.node(node).life(), new Span(ready, Long.MAX_VALUE)));
      try (var _ = Load.on(cluster, "one")) {
        for (int round = 0; round < ROUNDS; round++) {
          THREE.forEach(node -> restart(cluster, node, served));
        }
        cluster.awaitAcknowledged(50);
      }
      Observed last = cluster.awaitAgreement(THREE, AGREEING);

      History history = cluster.history();
      System.out.printf("faults: %d rolling restarts: %s; the end: %s%n", ROUNDS, history, last);
      assertThat(Promises.broken(history, Memory.RAM)).isEmpty();
      assertThat(Promises.lost(history.writes(), last)).isEmpty();
      assertThat(Promises.ignorant(history)).isEmpty();
      assertThat(failedReads(history, served)).isEmpty();
    }
  }

  private static void restart(Cluster cluster, int node, Map<Life, Span> served) {
    cluster.awaitAcknowledged(50);
    served.computeIfPresent(
        cluster.node(node).life(), (_, span) -> new Span(span.start(), System.nanoTime()));
    assertThat(cluster.process(node).terminate()).isZero();
    cluster.start(node);
    cluster.awaitReady();
    served.put(cluster.node(node).life(), new Span(System.nanoTime(), Long.MAX_VALUE));
  }

  private static List<Operation> failedReads(History history, Map<Life, Span> served) {
    return history.operations().stream()
        .filter(Operation.Read.class::isInstance)
        .filter(read -> read.seen() == null)
        .filter(read -> {
          Span span = served.get(read.life());
          return span != null
              && read.span().start() > span.start()
              && read.span().isBefore(span.end());
        })
        .toList();
  }
}
