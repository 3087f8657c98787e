package dev.onevalue.node.simulation.spread;

import static java.util.stream.Collectors.joining;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Tells how writes spread, to people and to programs. */
final class Report {

  private Report() {}

  static void printHead(Scenario scenario, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "%,d nodes, %,d of them dead; %.1f %% of the messages are lost; fanout %d%n",
        scenario.nodes(),
        scenario.deadNodes(),
        100 * scenario.loss(),
        scenario.fanout());
    out.printf(
        Locale.ROOT,
        "a round is one gossip interval at its longest: a push takes one round a hop here,%n");
    out.printf(Locale.ROOT, "and about a millisecond on a network%n");
  }

  static void print(Result result, PrintStream out) {
    out.printf(Locale.ROOT, "%nseed %d%n", result.scenario().seed());
    for (int round = 0; round < result.know().size(); round++) {
      out.printf(Locale.ROOT, "round %2d: %,9d know%n", round, result.know().get(round));
    }
    out.printf(
        Locale.ROOT,
        "%s after %d rounds; %,d nodes learned it from an exchange%n",
        result.allKnow() ? "all live nodes know" : "NOT all live nodes know",
        result.rounds(),
        result.repaired());
    out.printf(
        Locale.ROOT,
        "the update caused %,d messages, %,d bytes: %.3f messages a live node%n",
        result.update().messages(),
        result.update().bytes(),
        result.updateMessagesPerNode());
    out.printf(
        Locale.ROOT,
        "idle traffic was %,d messages, %,d bytes: %.2f messages, %.0f bytes a live node and"
            + " round%n",
        result.idle().messages(),
        result.idle().bytes(),
        result.idleMessagesPerNodeAndRound(),
        result.idleBytesPerNodeAndRound());
  }

  /** One JSON object in one line. */
  static String json(Scenario scenario, List<Result> results) {
    return String.format(
        Locale.ROOT,
        "{\"nodes\":%d,\"live\":%d,\"loss\":%s,\"dead\":%s,\"fanout\":%d,\"allKnow\":%b,"
            + "\"mostRounds\":%d,\"runs\":[%s]}",
        scenario.nodes(),
        scenario.liveNodes(),
        scenario.loss(),
        scenario.dead(),
        scenario.fanout(),
        results.stream().allMatch(Result::allKnow),
        results.stream().mapToInt(Result::rounds).max().orElse(0),
        results.stream().map(Report::json).collect(joining(",")));
  }

  private static String json(Result result) {
    return String.format(
        Locale.ROOT,
        "{\"seed\":%d,\"allKnow\":%b,\"rounds\":%d,\"know\":[%s],\"repaired\":%d,"
            + "\"update\":{\"messages\":%d,\"bytes\":%d,\"messagesPerNode\":%.4f},"
            + "\"idle\":{\"messages\":%d,\"bytes\":%d,\"messagesPerNodeAndRound\":%.3f,"
            + "\"bytesPerNodeAndRound\":%.1f}}",
        result.scenario().seed(),
        result.allKnow(),
        result.rounds(),
        result.know().stream().map(String::valueOf).collect(joining(",")),
        result.repaired(),
        result.update().messages(),
        result.update().bytes(),
        result.updateMessagesPerNode(),
        result.idle().messages(),
        result.idle().bytes(),
        result.idleMessagesPerNodeAndRound(),
        result.idleBytesPerNodeAndRound());
  }
}
