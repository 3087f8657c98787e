package dev.onevalue.node.simulation;

import dev.onevalue.node.simulation.spread.Spread;
import dev.onevalue.node.simulation.world.Fault;
import dev.onevalue.node.simulation.world.Trace;
import dev.onevalue.node.simulation.world.World;
import dev.onevalue.node.simulation.world.World.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The command {@code simulate}: runs the core of a node in virtual time, with all that can go
 * wrong, once for each seed, and says whether all promises were kept.
 */
public final class Simulate {

  private static final int KEPT = 0;
  private static final int BROKEN = 1;
  private static final int BAD_USAGE = 2;
  private static final int MOST_SHOWN = 10;

  private Simulate() {}

  /** Returns 0 if all promises were kept, 1 if not, and 2 if it cannot do what was asked. */
  public static int run(String[] arguments, PrintStream out) {
    List<String> given = new ArrayList<>(Arrays.asList(arguments));
    if (given.contains("--spread")) {
      return Spread.run(arguments, out);
    }
    if (given.contains("--help")) {
      printHelp(out);
      return KEPT;
    }
    try {
      Request request = Request.parse(given);
      return request.trace() ? trace(request, out) : runAll(request, out);
    } catch (BadUsage e) {
      out.println("cannot simulate: " + e.getMessage());
      return BAD_USAGE;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return BROKEN;
    }
  }

  private static int runAll(Request request, PrintStream out) throws InterruptedException {
    Runs runs = Runs.of(request);
    print(request, runs, out);
    return runs.violations().isEmpty() ? KEPT : BROKEN;
  }

  /** One after the other: the lines of two worlds are not to be mixed. */
  private static int trace(Request request, PrintStream out) {
    long start = System.nanoTime();
    long events = 0;
    List<Verdict> violations = new ArrayList<>();
    for (long seed = request.seeds().first(); seed <= request.seeds().last(); seed++) {
      out.println("seed " + seed);
      Verdict verdict = World.run(seed, request.nodes(), request.faults(), Trace.to(out::println));
      events += verdict.events();
      if (verdict.violation() != null) {
        violations.add(verdict);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    print(request, new Runs(request.seeds().count(), events, violations, seconds), out);
    return violations.isEmpty() ? KEPT : BROKEN;
  }

  private static void print(Request request, Runs runs, PrintStream out) {
    runs.violations().stream()
        .limit(MOST_SHOWN)
        .forEach(verdict -> {
          out.printf("seed %d: %s%n", verdict.seed(), verdict.violation());
          out.printf("  replay: %s%n", request.replay(verdict.seed()));
        });
    out.printf(
        Locale.ROOT,
        "%d seeds, %d events, %d violations, %.1f s%n",
        runs.seeds(),
        runs.events(),
        runs.violations().size(),
        runs.seconds());
    if (request.json()) {
      out.printf(
          Locale.ROOT,
          "{\"seeds\":%d,\"events\":%d,\"violations\":%d,\"seconds\":%.3f}%n",
          runs.seeds(),
          runs.events(),
          runs.violations().size(),
          runs.seconds());
    }
  }

  private static void printHelp(PrintStream out) {
    out.println("simulate [--nodes 5] [--seeds 0..999] [--trace] [--json] [--spread ...]");
    out.println("and, each with a probability, how often");
    for (Fault fault : Fault.values()) {
      out.printf(Locale.ROOT, "  %-13s %-5s %s%n", fault.option(), fault.usual(), fault.meaning());
    }
  }
}
