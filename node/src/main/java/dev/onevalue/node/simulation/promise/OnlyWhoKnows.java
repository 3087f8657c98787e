package dev.onevalue.node.simulation.promise;

import static dev.onevalue.node.simulation.promise.BrokenPromise.unless;

import dev.onevalue.node.core.receipt.Answer;
import dev.onevalue.node.core.receipt.Receipt;

/** Who cannot know the cluster neither acknowledges anything nor says that it is informed. */
final class OnlyWhoKnows {

  private static final String PROMISE = "who cannot know the cluster acknowledges nothing";

  private OnlyWhoKnows() {}

  static void check(Witness life, Step step) {
    unless(
        !step.informed() || life.knowledge().isPossible(),
        PROMISE,
        life.id(),
        "says that it is informed");
    unless(
        step.informed() || step.output().answers().stream().noneMatch(OnlyWhoKnows::isTaken),
        PROMISE,
        life.id(),
        "is not informed, and acknowledges");
    step.output()
        .envelopes()
        .forEach(envelope ->
            unless(
                step.informed() || !envelope.message().informed(),
                PROMISE,
                life.id(),
                "is not informed, and tells others that it is"));
  }

  private static boolean isTaken(Answer answer) {
    return answer.outcome() instanceof Receipt;
  }
}
