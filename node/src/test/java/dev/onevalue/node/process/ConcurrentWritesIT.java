package dev.onevalue.node.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.process.Increments.Made;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that write at the same time on four nodes, which are well. */
class ConcurrentWritesIT {

  private static final int CLIENTS = 64;
  private static final int TRIES = 3;
  private static final int ROUNDS = Integer.getInteger("increments.rounds", 10);
  private static final int FIRST = 2;
  private static final List<Integer> FOUR = List.of(FIRST, 3, 4, 5);

  @TempDir private static Path logs;
  private static NodeProcesses nodes;

  @BeforeAll
  static void start() {
    nodes = new NodeProcesses(logs);
    nodes.startFirst(FIRST);
    FOUR.stream().skip(1).forEach(number -> nodes.startJoining(number, FIRST));
    nodes.awaitReady();
    nodes.awaitOneView();
  }

  @AfterAll
  static void end() {
    nodes.close();
  }

  @Test
  void fourConcurrentSetsEndInOneValueEachTime() throws Exception {
    for (int round = 1; round <= 100; round++) {
      setOnAllAtOnce(round);
      nodes.awaitOneRegister();
    }
  }

  private void setOnAllAtOnce(int round) throws InterruptedException, ExecutionException {
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var sets =
          FOUR.stream()
              .map(number -> clients.submit(() -> set(number, round * 10 + number)))
              .toList();
      for (var set : sets) {
        assertThat(set.get()).isEqualTo(200);
      }
    }
  }

  private int set(int number, int value) {
    return nodes.node(number).get("/set/" + value).statusCode();
  }

  /**
   * Compare-and-set is judged on one node, so that several nodes let one win at the same time. One
   * of those is kept; each of the others is named by the node that made it, and no other is.
   */
  @Test
  void incrementsThatAreNotInTheValueAreNamedByTheNodesThatMadeThem() throws Exception {
    var increments = new Increments(FOUR.stream().map(nodes::node).toList());
    long before = Long.parseLong(nodes.node(FIRST).value());
    for (int round = 0; round < ROUNDS; round++) {
      increments.tryAll(CLIENTS, TRIES);
      nodes.awaitOneRegister();
      increments.readHistories();
    }
    Set<String> inTheValue = increments.lineage(Increments.tag(nodes.node(FIRST).get("/v1/value")));
    Set<String> lost = new HashSet<>(increments.made().stream().map(Made::written).toList());
    lost.removeAll(inTheValue);

    report(increments, inTheValue, lost);
    assertThat(Long.parseLong(nodes.node(FIRST).value()) - before).isEqualTo(inTheValue.size());
    assertThat(lost).isNotEmpty();
    assertThat(increments.namedAsLost()).isEqualTo(lost);
  }

  @Test
  void incrementsOnOneNodeAreAllInTheValue() throws Exception {
    NodeProcess node = nodes.node(FIRST);
    long before = Long.parseLong(node.value());
    var increments = new Increments(List.of(node));
    increments.tryAll(CLIENTS, TRIES);

    assertThat(Long.parseLong(node.value()) - before).isEqualTo(increments.made().size());
  }

  private static void report(Increments increments, Set<String> inTheValue, Set<String> lost) {
    List<Made> made = increments.made();
    List<Made> told = made.stream().filter(Made::discarded).toList();
    System.out.printf(
        "increments: %d of %d acknowledged, %d by a majority: %d are in the value, %d lost;"
            + " receipts say so of %d, %d of which came back%n",
        made.size(),
        made.size() + increments.refused(),
        made.stream().filter(Made::confirmed).count(),
        inTheValue.size(),
        lost.size(),
        told.size(),
        told.stream().filter(each -> inTheValue.contains(each.written())).count());
  }
}
