package dev.onevalue.node.simulation;

import dev.onevalue.node.simulation.world.Trace;
import dev.onevalue.node.simulation.world.World;
import dev.onevalue.node.simulation.world.World.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The worlds of many seeds, each on its own, as many at a time as there are processors.
 *
 * @param violations the verdicts of those that went wrong, by seed
 */
record Runs(int seeds, long events, List<Verdict> violations, double seconds) {

  static Runs of(Request request) throws InterruptedException {
    long start = System.nanoTime();
    int processors = Runtime.getRuntime().availableProcessors();
    AtomicLong next = new AtomicLong(request.seeds().first());
    List<Future<Share>> shares = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(processors)) {
      for (int i = 0; i < processors; i++) {
        shares.add(threads.submit(() -> share(request, next)));
      }
    }
    long events = 0;
    List<Verdict> violations = new ArrayList<>();
    for (Future<Share> share : shares) {
      events += result(share).events();
      violations.addAll(result(share).violations());
    }
    violations.sort((one, other) -> Long.compare(one.seed(), other.seed()));
    return new Runs(request.seeds().count(), events, violations, (System.nanoTime() - start) / 1e9);
  }

  private record Share(long events, List<Verdict> violations) {}

  private static Share share(Request request, AtomicLong next) {
    long events = 0;
    List<Verdict> violations = new ArrayList<>();
    for (long seed = next.getAndIncrement();
        seed <= request.seeds().last();
        seed = next.getAndIncrement()) {
      Verdict verdict = World.run(seed, request.nodes(), request.faults(), Trace.NONE);
      events += verdict.events();
      if (verdict.violation() != null) {
        violations.add(verdict);
      }
    }
    return new Share(events, violations);
  }

  private static Share result(Future<Share> share) throws InterruptedException {
    try {
      return share.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a world could not be run", e.getCause());
    }
  }
}
