package dev.onevalue.node.simulation.promise;

import static dev.onevalue.node.simulation.promise.BrokenPromise.unless;

import dev.onevalue.node.core.Input;
import dev.onevalue.node.core.receipt.Refusal;
import dev.onevalue.node.core.receipt.Refusal.Reason;

/** No generation that somebody claims makes it impossible to set the value. */
final class ForgedIsHarmless {

  private static final String PROMISE = "a forged generation makes no set impossible";

  /** So many sets may wait for the clock, each for a microsecond. */
  private static final long AT_ONCE = 1_000;

  private ForgedIsHarmless() {}

  static void check(Witness life, Step step) {
    unless(
        step.moment().admitsFromMember(step.visible().generation()),
        PROMISE,
        life.id(),
        "shows",
        step.visible(),
        "which is ahead of its clock");
  }

  static void checkRefused(Input request, Refusal refusal, Step step) {
    boolean isTooClose = !step.moment().admitsFromMember(step.visible().generation() + AT_ONCE);
    unless(
        !(request instanceof Input.Set) || refusal.reason() != Reason.AHEAD_OF_CLOCK || isTooClose,
        PROMISE,
        "but",
        refusal);
  }
}
