package dev.onevalue.node.simulation.promise;

import static dev.onevalue.node.simulation.promise.BrokenPromise.unless;

import dev.onevalue.node.core.Input;
import dev.onevalue.node.core.receipt.PreconditionFailed;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Precondition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Of the sets that expect one and the same register, a member acknowledges one at most, and it
 * tells those that lost of a register that was not what they expected.
 */
final class CompareAndSet {

  private static final String PROMISE = "of equal compare-and-sets one wins";

  /** What was expected by those that a node has acknowledged. */
  private final Map<NodeId, Set<Precondition>> won = new HashMap<>();

  void onWritten(Witness life, Input request) {
    if (request instanceof Input.Set set && !set.precondition().equals(Precondition.NONE)) {
      unless(
          won.computeIfAbsent(life.id(), _ -> new HashSet<>()).add(set.precondition()),
          PROMISE,
          life.id(),
          "acknowledges a second one that expected",
          set.precondition());
    }
  }

  void onLost(Witness life, Input request, PreconditionFailed failed) {
    unless(
        request instanceof Input.Set set && !set.precondition().isMetBy(failed.present()),
        PROMISE,
        life.id(),
        "lets lose",
        request,
        "against",
        failed.present());
  }
}
