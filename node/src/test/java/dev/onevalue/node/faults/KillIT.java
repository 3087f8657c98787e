package dev.onevalue.node.faults;

import static dev.onevalue.node.faults.Loopback.THREE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.faults.Operation.Acknowledged;
import dev.onevalue.node.faults.Operation.Write;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that are killed ({@code kill -9}) under load, and started again. */
class KillIT {

  private static final int KILLS = Integer.getInteger("faults.kills", 4);
  private static final int ALL_KILLED = Integer.getInteger("faults.allkilled", 2);
  private static final int KILLS_IN_MEMORY = Integer.getInteger("faults.memorykills", 2);
  private static final Duration AGREEING = Duration.ofSeconds(5);

  @TempDir private Path folder;
  private final Random random = new Random();

  @Test
  void withDisksNothingAcknowledgedIsLostHoweverOftenNodesAreKilled() {
    try (Cluster cluster = Loopback.onDisks(folder)) {
      cluster.start(THREE);
      cluster.awaitReady();
      try (var _ = Load.on(cluster, "one")) {
        for (int kill = 0; kill < KILLS; kill++) {
          cluster.awaitAcknowledged(50);
          int victim = THREE.get(random.nextInt(THREE.size()));
          cluster.process(victim).close();
          cluster.start(victim);
        }
        cluster.awaitReady();
      }
      Observed last = cluster.awaitAgreement(THREE, AGREEING);

      check(cluster.history(), Memory.DISK, last, "%d kills with disks".formatted(KILLS));
      assertThat(Promises.lost(cluster.history().writes(), last)).isEmpty();
    }
  }

  @Test
  void withDisksNothingAcknowledgedIsLostWhenAllAreKilledAtOnce() {
    try (Cluster cluster = Loopback.onDisks(folder)) {
      cluster.start(THREE);
      for (int round = 0; round < ALL_KILLED; round++) {
        cluster.awaitReady();
        try (var _ = Load.on(cluster, "one")) {
          cluster.awaitAcknowledged(100);
          THREE.parallelStream().forEach(node -> cluster.process(node).close());
        }
        List<Integer> order = new ArrayList<>(THREE);
        Collections.shuffle(order, random);
        cluster.start(order);
      }
      cluster.awaitReady();
      Observed last = cluster.awaitAgreement(THREE, AGREEING);

      check(cluster.history(), Memory.DISK, last, "all killed %d times".formatted(ALL_KILLED));
      assertThat(Promises.lost(cluster.history().writes(), last)).isEmpty();
    }
  }

  @Test
  void inMemoryWhatAMajorityHeldIsNotLostWhileAMajorityLives() {
    try (Cluster cluster = Loopback.inMemory(folder)) {
      cluster.start(THREE);
      cluster.awaitReady();
      cluster.awaitView(THREE);
      try (var _ = Load.on(cluster, "majority")) {
        for (int kill = 0; kill < KILLS_IN_MEMORY; kill++) {
          cluster.awaitAcknowledged(50);
          int victim = THREE.get(kill % THREE.size());
          cluster.process(victim).close();
          cluster.start(victim);
          cluster.awaitReady(THREE);
        }
      }
      Observed last = cluster.awaitAgreement(THREE, AGREEING);

      History history = cluster.history();
      check(history, Memory.RAM, last, "%d kills in memory".formatted(KILLS_IN_MEMORY));
      assertThat(Promises.lost(history.writes().filter(KillIT::isConfirmed), last)).isEmpty();
      assertThat(Promises.ignorant(history)).isEmpty();
    }
  }

  private static boolean isConfirmed(Write write) {
    return write.result() instanceof Acknowledged acknowledged && acknowledged.confirmed();
  }

  private static void check(History history, Memory memory, Observed last, String what) {
    System.out.printf("faults: %s: %s; the end: %s%n", what, history, last);
    assertThat(Promises.broken(history, memory)).isEmpty();
  }
}
