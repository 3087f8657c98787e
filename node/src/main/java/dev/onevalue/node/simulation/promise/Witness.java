package dev.onevalue.node.simulation.promise;

import dev.onevalue.node.core.Input;
import dev.onevalue.node.core.Recovered;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;

/** What is known of one life of a node by looking at it from outside. */
public final class Witness {

  private final NodeId id;
  private final long memory;
  private final Knowledge knowledge;
  private final Acquaintances acquaintances;
  private boolean informed;
  private Register visible;
  private Register kept;

  /**
   * @param memory names the memory that it has: a disk's if it has one, and then it may be that of
   *     an earlier life; else its own
   * @param visible what it shows at its start
   * @param patienceNanos how long it gives others to call
   */
  public Witness(
      NodeId id, long memory, Recovered recovered, Register visible, long patienceNanos) {
    this.id = id;
    this.memory = memory;
    this.knowledge = new Knowledge(recovered, patienceNanos);
    this.visible = visible;
    this.kept = visible;
    this.acquaintances = new Acquaintances(id, recovered.members());
  }

  public NodeId id() {
    return id;
  }

  long memory() {
    return memory;
  }

  Knowledge knowledge() {
    return knowledge;
  }

  Register visible() {
    return visible;
  }

  /** The newest register that it has had for good. */
  Register kept() {
    return kept;
  }

  /** The other nodes that it was told are members. */
  Acquaintances acquaintances() {
    return acquaintances;
  }

  void see(Step step) {
    visible = step.visible();
    kept = step.kept() == null ? kept : kept.merge(step.kept());
    for (Input input : step.inputs()) {
      knowledge.on(input, step.moment());
      acquaintances.on(input, informed, step.trueNanos());
    }
    informed = step.informed();
    knowledge.onTime(step.moment());
  }
}
