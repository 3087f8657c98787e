package dev.onevalue.node.faults;

import static dev.onevalue.node.faults.Loopback.THREE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.faults.Operation.Acknowledged;
import dev.onevalue.node.faults.Operation.Write;
import dev.onevalue.node.process.NodeProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node whose process stands still ({@code kill -STOP}) until the others have given it up. */
class PauseIT {

  private static final int PAUSES = Integer.getInteger("faults.pauses", 1);
  private static final int PAUSED = 22;
  private static final List<Integer> OTHERS = List.of(21, 23);
  private static final Duration AGREEING = Duration.ofSeconds(3);

  @TempDir private Path folder;

  @Test
  void theOthersGoOnAndNothingGoesBackWhenItContinues() {
    try (Cluster cluster = Loopback.inMemory(folder)) {
      cluster.start(THREE);
      cluster.awaitReady();
      for (int pause = 0; pause < PAUSES; pause++) {
        pauseUnderLoad(cluster);
        cluster.awaitAgreement(THREE, AGREEING);
      }
      Observed last = cluster.awaitAgreement(THREE, AGREEING);

      History history = cluster.history();
      System.out.printf("faults: %d pauses: %s; the end: %s%n", PAUSES, history, last);
      assertThat(Promises.broken(history, Memory.RAM)).isEmpty();
      assertThat(Promises.lost(history.writes(), last)).isEmpty();
    }
  }

  private static void pauseUnderLoad(Cluster cluster) {
    cluster.awaitView(THREE);
    NodeProcess paused = cluster.process(PAUSED);
    try (var _ = Load.on(cluster, "one")) {
      cluster.awaitAcknowledged(100);
      paused.signal("STOP");
      assertThatAllIsMissingOneAfterTheTimeout(cluster);
      cluster.awaitView(OTHERS);
      cluster.awaitAcknowledged(100);
      paused.signal("CONT");
      cluster.awaitReady();
      cluster.awaitAcknowledged(100);
    }
  }

  private static void assertThatAllIsMissingOneAfterTheTimeout(Cluster cluster) {
    Write write = cluster.client().write(cluster.node(OTHERS.getFirst()), "all");

    assertThat(write.result())
        .isInstanceOfSatisfying(
            Acknowledged.class,
            receipt -> {
              assertThat(receipt.confirmed()).isFalse();
              assertThat(receipt.holders()).hasSize(2);
              assertThat(receipt.missing()).singleElement().asString().startsWith("node-22/");
            });
    assertThat(Duration.ofNanos(write.span().end() - write.span().start()))
        .isGreaterThanOrEqualTo(Client.TIMEOUT);
  }
}
