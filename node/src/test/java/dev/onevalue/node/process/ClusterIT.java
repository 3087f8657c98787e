package dev.onevalue.node.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nodes of one cluster on loopback: they find each other, agree, and part. */
class ClusterIT {

  private static final List<Integer> FOUR = List.of(2, 3, 4, 5);
  private static final int FIRST = 2;

  @TempDir private Path logs;
  private NodeProcesses nodes;

  @BeforeEach
  void none() {
    nodes = new NodeProcesses(logs);
  }

  @AfterEach
  void end() {
    nodes.close();
  }

  private void start(List<Integer> order) {
    for (int number : order) {
      if (number == FIRST) {
        nodes.startFirst(number);
      } else {
        nodes.startJoining(number, FIRST);
      }
    }
    nodes.awaitReady();
  }

  static Stream<List<Integer>> orders() {
    return Stream.of(FOUR, List.of(5, 3, 4, 2));
  }

  @ParameterizedTest(name = "started in the order {0}")
  @MethodSource("orders")
  void nodesFindEachOtherAndASetOnAnyReachesAll(List<Integer> order) {
    start(order);
    nodes.awaitOneView();
    nodes.awaitValue("42");

    for (int number : FOUR) {
      String value = String.valueOf(-number);
      assertThat(nodes.node(number).get("/set/" + value).body()).isEqualTo(value);
      nodes.awaitValue(value);
    }

    assertThat(nodes.node(FIRST).register()).contains("\"generation\":4");
    oneTraceFollowsASetThroughTheLogsOfAll();
  }

  private void oneTraceFollowsASetThroughTheLogsOfAll() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    String traceparent = "00-" + trace + "-00f067aa0ba902b7-01";

    nodes.node(3).put("/v1/value", "{\"value\":7}", "traceparent", traceparent);

    await()
        .untilAsserted(() ->
            assertThat(FOUR)
                .extracting(number -> nodes.node(number).log())
                .allSatisfy(log -> assertThat(log).contains(" trace_id=" + trace)));
  }

  @Test
  void aLateJoinerLearnsTheValueBeforeItTakesWrites() {
    start(List.of(2, 3));
    nodes.node(3).get("/set/7");

    NodeProcess late = nodes.startJoining(4, FIRST);
    nodes.awaitReady();

    assertThat(late.value()).isEqualTo("7");
    late.get("/set/8");
    nodes.awaitValue("8");
    assertThat(nodes.node(3).register()).contains("\"generation\":2");
  }

  @Test
  void aNodeThatCannotJoinServesReadsAndGoesOnTrying() {
    NodeProcess lonely = nodes.startJoining(3, FIRST);
    await().until(() -> lonely.log().contains("Couldn't join cluster yet"));

    assertThat(lonely.value()).isEqualTo("42");
    assertThat(lonely.get("/set/7").statusCode()).isEqualTo(503);

    nodes.startFirst(FIRST);
    nodes.awaitReady();
    assertThat(lonely.get("/set/7").body()).isEqualTo("7");
    nodes.awaitValue("7");
  }

  @Test
  void aNodeLeavesOnSigtermAndTheOthersGoOnAtOnce() {
    start(FOUR);
    nodes.awaitOneView();
    NodeProcess leaving = nodes.node(5);
    leaving.get("/set/7");

    assertThat(leaving.terminate()).isZero();

    nodes.forget(leaving);
    nodes.awaitValue("7");
    await()
        .untilAsserted(() ->
            assertThat(nodes.node(FIRST).log().lines().toList().reversed())
                .filteredOn(line -> line.contains("Members: "))
                .first()
                .asString()
                .doesNotContain("node-5"));
  }

  @Test
  void aNodeThatWasKilledComesBackAndLearnsTheValue() {
    start(FOUR);
    nodes.node(3).get("/set/7");
    nodes.awaitValue("7");

    nodes.node(4).close();
    nodes.startJoining(4, FIRST);

    nodes.awaitReady();
    assertThat(nodes.node(4).value()).isEqualTo("7");
  }
}
