package dev.onevalue.node.simulation.promise;

import static dev.onevalue.node.simulation.promise.BrokenPromise.unless;

import dev.onevalue.node.core.Input;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every request is answered once, in the first step after its deadline at the latest. */
final class OneAnswerInTime {

  private static final String PROMISE = "every request is answered once, in time";

  /** By ticket, what a node has in hand. */
  private final Map<Witness, Map<Long, Input>> inHand = new HashMap<>();

  void onAsked(Witness life, long ticket, Input request) {
    inHand.computeIfAbsent(life, _ -> new HashMap<>()).put(ticket, request);
  }

  /** Returns what was answered. */
  Input onAnswered(Witness life, long ticket) {
    @Nullable Input request = inHand.getOrDefault(life, Map.of()).remove(ticket);
    if (request == null) {
      throw new BrokenPromise(PROMISE, life.id() + " answers one that it has not: " + ticket);
    }
    return request;
  }

  /** What is still in hand may wait, if the node will be woken in time. */
  void check(Witness life, Step step) {
    inHand
        .getOrDefault(life, Map.of())
        .forEach((ticket, request) -> {
          long deadline =
              request instanceof Input.Set set ? set.deadlineNanos() : step.moment().nanos();
          unless(
              deadline - step.moment().nanos() > 0, PROMISE, life.id(), "has not answered", ticket);
          unless(
              step.nextDeadline() - deadline <= 0,
              PROMISE,
              life.id(),
              "would wake too late to answer",
              ticket);
        });
  }
}
