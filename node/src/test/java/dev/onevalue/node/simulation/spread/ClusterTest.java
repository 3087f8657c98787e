package dev.onevalue.node.simulation.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How one write spreads, against what a textbook rumour would need. */
class ClusterTest {

  private static final int FANOUT = 2;
  private static final int GIVE_UP = 50;

  private static Result spread(Scenario scenario) {
    return new Cluster(scenario, Roster.of(scenario.nodes())).spread(GIVE_UP);
  }

  /** Rounds that a rumour needs of which each one that knows it tells two others in a round. */
  private static int rumourRounds(int nodes) {
    return (int) Math.ceil(Math.log(nodes) / Math.log(3));
  }

  @ParameterizedTest(name = "N={0}, loss={1}, dead={2}: {3} more rounds, {4} messages a node")
  @CsvSource({
    "1000, 0, 0, 1, 1.1, 10",
    "1000, 0.01, 0, 2, 1.5, 10",
    "1000, 0.1, 0.1, 4, 1.5, 10",
    "10000, 0, 0, 1, 1.1, 3",
    "10000, 0.01, 0, 2, 1.5, 3",
    "10000, 0.1, 0.1, 4, 1.5, 3",
  })
  void allKnowInTime(
      int nodes, double loss, double dead, int moreRounds, double messages, int seeds) {
    Roster roster = Roster.of(nodes);
    LongStream.range(0, seeds)
        .mapToObj(seed -> new Scenario(nodes, loss, dead, FANOUT, seed))
        .map(scenario -> new Cluster(scenario, roster).spread(GIVE_UP))
        .forEach(result -> {
          assertThat(result.allKnow()).isTrue();
          assertThat(result.rounds()).isLessThanOrEqualTo(rumourRounds(nodes) + moreRounds);
          assertThat(result.updateMessagesPerNode()).isLessThanOrEqualTo(messages);
        });
  }

  @ParameterizedTest(name = "N={0}")
  @ValueSource(ints = {10, 100, 1_000, 10_000})
  void idleTrafficDoesNotGrowWithTheCluster(int nodes) {
    Result result = spread(new Scenario(nodes, 0, 0, FANOUT, 1));

    // each exchange has an answer
    assertThat(result.idleMessagesPerNodeAndRound()).isCloseTo(2.0 * FANOUT, within(0.1));
    assertThat(result.idleBytesPerNodeAndRound()).isBetween(150.0, 300.0);
  }

  @Test
  void withoutLossEachNodeIsPushedToOnce() {
    assertThat(spread(new Scenario(5_000, 0, 0, FANOUT, 2)).update().messages()).isEqualTo(4_999);
  }

  @Test
  void whatIsLostIsRepairedByExchanges() {
    Result result = spread(new Scenario(1_000, 0.5, 0, FANOUT, 3));

    assertThat(result.allKnow()).isTrue();
    assertThat(result.repaired()).isPositive();
  }

  @Test
  void deadNodesNeverKnow() {
    assertThat(spread(new Scenario(1_000, 0, 0.25, FANOUT, 4)).know().getLast()).isEqualTo(750);
  }
}
