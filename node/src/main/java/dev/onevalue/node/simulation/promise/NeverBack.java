package dev.onevalue.node.simulation.promise;

import static dev.onevalue.node.simulation.promise.BrokenPromise.unless;

import dev.onevalue.node.core.Envelope;
import dev.onevalue.node.core.receipt.Answer;
import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.register.Register;
import java.util.HashMap;
import java.util.Map;

/**
 * A member's register never goes back within one life; with a disk, a later life begins with all
 * that an earlier one told of or acknowledged.
 */
final class NeverBack {

  private static final String PROMISE = "a register never goes back";

  /** By memory, the newest register that was let out. */
  private final Map<Long, Register> letOut = new HashMap<>();

  void atStart(Witness life) {
    Register before = letOut.get(life.memory());
    unless(
        before == null || !before.isNewerThan(life.visible()),
        PROMISE,
        life.id(),
        "starts with",
        life.visible(),
        "an earlier life let out",
        before);
  }

  void check(Witness life, Step step) {
    unless(
        !life.visible().isNewerThan(step.visible()),
        PROMISE,
        life.id(),
        "shows",
        step.visible(),
        "after",
        life.visible());
    if (step.informed()) {
      step.output().envelopes().stream()
          .map(Envelope::message)
          .filter(message -> message.informed())
          .forEach(message -> remember(life, message.register()));
      step.output().answers().forEach(answer -> remember(life, answer));
    }
  }

  private void remember(Witness life, Answer answer) {
    if (answer.outcome() instanceof Receipt receipt) {
      remember(life, receipt.written());
    }
  }

  private void remember(Witness life, Register register) {
    letOut.merge(life.memory(), register, Register::merge);
  }
}
