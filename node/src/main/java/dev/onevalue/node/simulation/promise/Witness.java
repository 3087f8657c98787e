package dev.onevalue.node.simulation.promise;

import dev.onevalue.node.core.Input;
import dev.onevalue.node.core.Recovered;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import java.util.HashSet;
import java.util.Set;

/** What is known of one life of a node by looking at it from outside. */
public final class Witness {

  private final NodeId id;
  private final long memory;
  private final Knowledge knowledge;
  private final Set<String> names = new HashSet<>();
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
    names.add(id.name());
    recovered.members().forEach(this::meet);
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

  /** The names of all nodes that it was ever told are members. */
  Set<String> names() {
    return names;
  }

  void see(Step step) {
    visible = step.visible();
    kept = step.kept() == null ? kept : kept.merge(step.kept());
    for (Input input : step.inputs()) {
      knowledge.on(input, step.moment());
      if (input instanceof Input.ViewChanged changed) {
        changed.view().members().forEach(this::meet);
      }
    }
    knowledge.onTime(step.moment());
  }

  private void meet(Member member) {
    names.add(member.id().name());
  }
}
