package dev.onevalue.node.simulation.promise;

import dev.onevalue.node.core.GossipEvent;
import dev.onevalue.node.core.GossipEvent.Accepted;
import dev.onevalue.node.core.GossipEvent.Discarded;
import dev.onevalue.node.core.GossipEvent.Inadmissible;
import dev.onevalue.node.core.GossipEvent.Informed;
import dev.onevalue.node.core.GossipEvent.Regained;
import dev.onevalue.node.core.GossipEvent.Written;
import dev.onevalue.node.core.Input;
import dev.onevalue.node.core.Input.Leaving;
import dev.onevalue.node.core.Input.Notify;
import dev.onevalue.node.core.receipt.Ack;
import dev.onevalue.node.core.receipt.Answer;
import dev.onevalue.node.core.receipt.PreconditionFailed;
import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.receipt.Refusal;
import dev.onevalue.node.core.receipt.Restored;
import dev.onevalue.node.core.register.Register;
import java.util.Set;

/**
 * All that a cluster promises, but that it agrees in the end: each method looks at what has just
 * happened, and throws {@link BrokenPromise} if it should not have.
 */
public final class Promises {

  private final Lives lives = new Lives();
  private final NeverBack neverBack = new NeverBack();
  private final OneValuePerVersion oneValuePerVersion = new OneValuePerVersion();
  private final RefusedStaysAway refusedStaysAway = new RefusedStaysAway();
  private final HonestReceipts honestReceipts = new HonestReceipts();
  private final CompareAndSet compareAndSet = new CompareAndSet();
  private final StalenessIsBounded stalenessIsBounded = new StalenessIsBounded();
  private final OneAnswerInTime oneAnswerInTime = new OneAnswerInTime();

  /** A node has started. */
  public void atStart(Witness life) {
    lives.onStart(life.id());
    neverBack.atStart(life);
    see(life.visible());
    honestReceipts.onStart(life);
    stalenessIsBounded.onStart(life);
  }

  /** A node tries to write this to its disk, where it may be found even if that fails. */
  public void onSaving(Register register) {
    oneValuePerVersion.see(register);
  }

  /** A failed write to a disk was found on it after a loss of power. */
  public void onKeptAllTheSame(Register register) {
    refusedStaysAway.onKeptAllTheSame(register);
  }

  /** A node has made a step. */
  public void onStep(Witness life, Step step) {
    neverBack.check(life, step);
    life.see(step, lives);
    step.inputs().forEach(input -> onInput(life, input));
    honestReceipts.checkTold(life, step);
    OnlyWhoKnows.check(life, step);
    ForgedIsHarmless.check(life, step);
    step.output().answers().forEach(answer -> onAnswer(life, answer, step));
    oneAnswerInTime.check(life, step);
    stalenessIsBounded.check(life, step);
    seeAll(step);
  }

  private void onInput(Witness life, Input input) {
    switch (input) {
      case Input.Set set -> oneAnswerInTime.onAsked(life, set.ticket(), set);
      case Input.Restore restore -> oneAnswerInTime.onAsked(life, restore.ticket(), restore);
      case Notify notify -> oneAnswerInTime.onAsked(life, notify.ticket(), notify);
      case Leaving _ -> honestReceipts.onLeaving(life);
      default -> {}
    }
  }

  private void onAnswer(Witness life, Answer answer, Step step) {
    Input request = oneAnswerInTime.onAnswered(life, answer.ticket());
    switch (answer.outcome()) {
      case Receipt receipt -> {
        honestReceipts.check(life, ackOf(request), receipt);
        compareAndSet.onWritten(life, request);
        stalenessIsBounded.onAcknowledged(life, receipt, step.trueNanos());
      }
      case PreconditionFailed failed -> {
        refusedStaysAway.onRefused(valueOf(request));
        compareAndSet.onLost(life, request, failed);
      }
      case Restored restored -> see(restored.present());
      case Refusal refusal -> {
        ForgedIsHarmless.checkRefused(request, refusal, step);
        if (!(request instanceof Input.Restore)) {
          refusedStaysAway.onRefused(valueOf(request));
        }
      }
    }
  }

  private void seeAll(Step step) {
    see(step.visible());
    Register last = step.visible();
    for (var envelope : step.output().envelopes()) {
      Register told = envelope.message().register();
      // all envelopes of a step tell of one register
      if (!told.equals(last)) {
        see(told);
        last = told;
      }
    }
    step.output().events().forEach(this::see);
  }

  private void see(GossipEvent event) {
    switch (event) {
      case Written(Register register) -> see(register);
      case Accepted(Register register, _) -> see(register);
      case Discarded(Register loser, Register winner) -> {
        see(loser);
        see(winner);
      }
      case Regained(Register write, _) -> see(write);
      case Inadmissible _, Informed _ -> {}
    }
  }

  private void see(Register register) {
    oneValuePerVersion.see(register);
    refusedStaysAway.see(register);
  }

  private static Ack ackOf(Input request) {
    return request instanceof Input.Set set ? set.ack() : Ack.ONE;
  }

  private static long valueOf(Input request) {
    return switch (request) {
      case Input.Set set -> set.value();
      case Notify notify -> notify.value();
      default -> throw new IllegalArgumentException("no request: " + request);
    };
  }

  /**
   * All agree, and nothing more will happen.
   *
   * @param memories the memories that live nodes have
   */
  public void atEnd(Register agreed, Set<Long> memories) {
    honestReceipts.atEnd(agreed, memories);
  }
}
