package dev.onevalue.node.core;

import dev.onevalue.node.core.GossipEvent.Written;
import dev.onevalue.node.core.Input.Notify;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.membership.Membership;
import dev.onevalue.node.core.receipt.Ack;
import dev.onevalue.node.core.receipt.Answer;
import dev.onevalue.node.core.receipt.PreconditionFailed;
import dev.onevalue.node.core.receipt.Receipts;
import dev.onevalue.node.core.receipt.Receipts.Wanted;
import dev.onevalue.node.core.receipt.Refusal;
import dev.onevalue.node.core.receipt.Refusal.Reason;
import dev.onevalue.node.core.register.Moment;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The writes of clients, from their admission to their answers. Not thread-safe. */
final class Writes {

  private final NodeId self;
  private final LocalRegister register;
  private final Membership membership;
  private final Learning learning;
  private final OwnWrites own;
  private final EagerPush push;
  private final News news;
  private final Receipts receipts;
  private final List<Answer> answers = new ArrayList<>();

  /** Those that hold only if this node can keep what it was asked to. */
  private final List<Answer> answersIfSaved = new ArrayList<>();

  Writes(
      NodeId self,
      LocalRegister register,
      Membership membership,
      Learning learning,
      EagerPush push,
      News news) {
    this.self = self;
    this.register = register;
    this.membership = membership;
    this.learning = learning;
    this.own = learning.own();
    this.push = push;
    this.news = news;
    this.receipts = new Receipts(self);
  }

  /**
   * A client sets the value.
   *
   * @param closed why no write is taken now, if none is
   */
  void onSet(Input.Set set, @Nullable Refusal closed, Moment now) {
    if (closed == null && !set.precondition().isMetBy(register.working())) {
      lose(set);
      return;
    }
    Refusal refusal = refusal(closed, now.admitsFromMember(register.nextGeneration()));
    if (refusal != null) {
      answers.add(new Answer(set.ticket(), refusal));
      return;
    }
    Register written = register.write(set.value(), self, set.trace());
    own.add(written);
    receipts.add(set.ticket(), written, new Wanted(set.ack(), now.nanos(), set.deadlineNanos()));
    news.addIfSaved(new Written(written));
    push.request(set.ack() != Ack.ONE);
  }

  private void lose(Input.Set set) {
    Register present = register.working();
    var lost = new Answer(set.ticket(), new PreconditionFailed(present));
    // against a write that cannot be kept nothing is lost
    (present.equals(register.visible()) ? answers : answersIfSaved).add(lost);
  }

  /**
   * A client tells of a value.
   *
   * @param closed why no write is taken now, if none is
   */
  void onNotify(Notify notify, @Nullable Refusal closed, Moment now) {
    Refusal refusal = refusal(closed, now.admitsFromClient(notify.generation()));
    if (refusal != null) {
      answers.add(new Answer(notify.ticket(), refusal));
      return;
    }
    if (notify.generation() > register.working().generation()) {
      learning.take(Register.told(notify.value(), notify.generation()), notify.notifier());
      push.request(false);
    }
    // it needs no more than to be kept here
    receipts.add(
        notify.ticket(), register.working(), new Wanted(Ack.ONE, now.nanos(), now.nanos()));
  }

  private static @Nullable Refusal refusal(@Nullable Refusal closed, boolean admitted) {
    if (closed != null || admitted) {
      return closed;
    }
    return new Refusal(Reason.AHEAD_OF_CLOCK, "the generation is ahead of this node's clock");
  }

  /** Nothing is written, and this is the answer. */
  void answer(Answer answer) {
    answers.add(answer);
  }

  /** A member says that it holds this register for good. */
  void onHeld(NodeId member, Register held, Moment now) {
    receipts.onHeld(member, held, now.nanos());
  }

  boolean isAnyPending() {
    return receipts.isAnyPending();
  }

  long nextDeadline(long otherwise) {
    return receipts.nextDeadline(otherwise);
  }

  /** The answers that are due, now that this node has kept what it was asked to. */
  List<Answer> onSaved(Moment now) {
    own.onSaved();
    receipts.onHeld(self, register.told(), now.nanos());
    answers.addAll(answersIfSaved);
    return settled(now);
  }

  /** The answers that are due, now that this node could not keep it. */
  List<Answer> onNotSaved(Refusal refusal, Moment now) {
    own.undo();
    answers.addAll(receipts.refuseUnwritten(refusal));
    answersIfSaved.forEach(lost -> answers.add(new Answer(lost.ticket(), refusal)));
    return settled(now);
  }

  private List<Answer> settled(Moment now) {
    answers.addAll(receipts.settle(this::memberIds, this::isDiscarded, now.nanos()));
    List<Answer> due = List.copyOf(answers);
    answers.clear();
    answersIfSaved.clear();
    return due;
  }

  private boolean isDiscarded(Register written) {
    return own.isLost(written) || register.visible().discards(written);
  }

  private java.util.Set<NodeId> memberIds() {
    var ids = membership.members().stream().map(Member::id).collect(Collectors.toSet());
    ids.add(self);
    return ids;
  }
}
