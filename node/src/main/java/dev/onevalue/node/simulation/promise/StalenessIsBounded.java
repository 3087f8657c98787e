package dev.onevalue.node.simulation.promise;

import static dev.onevalue.node.simulation.promise.BrokenPromise.unless;

import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.register.Register;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Whatever a member has acknowledged for longer than the age that a node claims is in that node's
 * register, if that member counts for it. It is judged by the true time, which no node knows.
 *
 * <p>What a member has acknowledged does not count any more once it lives again without the memory
 * of it.
 */
final class StalenessIsBounded {

  private static final String PROMISE = "who claims an age has all that is older";

  private record Acknowledged(Register register, long at) {}

  /** By memory, the newest last. */
  private final Map<Long, List<Acknowledged>> acknowledged = new HashMap<>();

  /** By name, the memory of the latest life. */
  private final Map<String, Long> memories = new HashMap<>();

  void onStart(Witness life) {
    memories.put(life.id().name(), life.memory());
  }

  void onAcknowledged(Witness life, Receipt receipt, long now) {
    List<Acknowledged> all =
        acknowledged.computeIfAbsent(life.memory(), _ -> new ArrayList<>());
    if (all.isEmpty() || receipt.written().isNewerThan(all.getLast().register())) {
      all.add(new Acknowledged(receipt.written(), now));
    }
  }

  void check(Witness life, Step step) {
    OptionalLong age = step.freshness().ageNanos(step.moment().nanos());
    if (step.informed() && age.isPresent()) {
      long freshUntil = step.trueNanos() - age.getAsLong();
      life.acquaintances().counted(step.trueNanos()).forEach(name ->
          check(life, name, step, freshUntil));
    }
  }

  private void check(Witness life, String name, Step step, long freshUntil) {
    List<Acknowledged> all = acknowledged.getOrDefault(memories.get(name), List.of());
    for (int i = all.size() - 1; i >= 0; i--) {
      Acknowledged each = all.get(i);
      if (each.at() < freshUntil) {
        unless(
            !each.register().isNewerThan(step.visible()),
            PROMISE,
            life.id(),
            "claims to lack nothing that is older than",
            (step.trueNanos() - freshUntil) / 1_000_000,
            "ms, and has",
            step.visible(),
            "but",
            name,
            "acknowledged",
            each.register(),
            (step.trueNanos() - each.at()) / 1_000_000,
            "ms ago");
        return;
      }
    }
  }
}
