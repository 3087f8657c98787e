package dev.onevalue.node.simulation.spread;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code simulate --spread}: how many rounds and messages a write takes to reach every live node of
 * a large cluster, with the code that runs in production.
 */
public final class Spread {

  private static final int MOST_NODES = 10_000_000;
  private static final int MOST_ROUNDS = 100;
  private static final Set<String> FLAGS = Set.of("--spread", "--json", "--arity-cost");
  private static final Set<String> SETTINGS =
      Set.of(
          "--nodes",
          "--loss",
          "--dead",
          "--fanout",
          "--seed",
          "--runs",
          "--send-micros",
          "--hop-micros");

  private Spread() {}

  /**
   * Runs the command, and prints what it found, or one line on what is wrong with the arguments.
   *
   * @return the exit status: 0, 1 if a write did not reach all live nodes, 2 for bad arguments
   */
  public static int run(String[] arguments, PrintStream out) {
    try {
      return run(Arguments.parse(arguments, FLAGS, SETTINGS), out);
    } catch (UsageException e) {
      out.println("simulate --spread: " + e.getMessage());
      return 2;
    }
  }

  private static int run(Arguments arguments, PrintStream out) throws UsageException {
    if (arguments.has("--arity-cost")) {
      long sendMicros = arguments.integer("--send-micros", 15, 0, 1_000_000);
      long hopMicros = arguments.integer("--hop-micros", 300, 0, 1_000_000);
      new ArityCost(sendMicros, hopMicros).print(out);
      return 0;
    }
    var scenario =
        new Scenario(
            (int) arguments.integer("--nodes", 100_000, 2, MOST_NODES),
            arguments.share("--loss"),
            arguments.share("--dead"),
            (int) arguments.integer("--fanout", 2, 1, 1_000),
            arguments.integer("--seed", 0, Long.MIN_VALUE, Long.MAX_VALUE));
    long runs = arguments.integer("--runs", 1, 1, 1_000_000);
    return run(scenario, runs, arguments.has("--json"), out);
  }

  private static int run(Scenario scenario, long runs, boolean json, PrintStream out) {
    Roster roster = Roster.of(scenario.nodes());
    List<Result> results = new ArrayList<>();
    Report.printHead(scenario, out);
    for (long run = 0; run < runs; run++) {
      Scenario seeded = scenario.withSeed(scenario.seed() + run);
      Result result = new Cluster(seeded, roster).spread(MOST_ROUNDS);
      Report.print(result, out);
      results.add(result);
    }
    if (json) {
      out.println(Report.json(scenario, results));
    }
    return results.stream().allMatch(Result::allKnow) ? 0 : 1;
  }
}
