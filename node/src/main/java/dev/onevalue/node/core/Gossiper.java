package dev.onevalue.node.core;

import dev.onevalue.node.core.GossipMessage.Exchange;
import dev.onevalue.node.core.GossipMessage.Have;
import dev.onevalue.node.core.GossipMessage.Push;
import dev.onevalue.node.core.GossipMessage.Reply;
import dev.onevalue.node.core.freshness.Age;
import dev.onevalue.node.core.freshness.Freshness;
import dev.onevalue.node.core.freshness.Peer.Heard;
import dev.onevalue.node.core.freshness.Peers;
import dev.onevalue.node.core.freshness.Questions;
import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.membership.Membership;
import dev.onevalue.node.core.membership.View;
import dev.onevalue.node.core.membership.WriteGate;
import dev.onevalue.node.core.receipt.Answer;
import dev.onevalue.node.core.receipt.Outcome;
import dev.onevalue.node.core.receipt.Refusal;
import dev.onevalue.node.core.receipt.Refusal.Reason;
import dev.onevalue.node.core.receipt.Restored;
import dev.onevalue.node.core.register.Moment;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The gossip of one node: takes what happens to it, keeps its register, and says what follows. What
 * follows is let out in two steps, so that what it tells of can be made durable between them.
 *
 * <p>Not thread-safe. Deterministic for a given random generator.
 */
final class Gossiper {

  /** Whom what was kept elsewhere comes from, for people. */
  private static final String CHECKPOINT = "checkpoint";

  private final NodeId self;
  private final LocalRegister register;
  private final Membership membership;
  private final WriteGate gate;
  private final Learning learning;
  private final Writes writes;
  private final Outbox outbox = new Outbox();
  private final EagerPush push;
  private final AntiEntropy antiEntropy;
  private final Peers peers;
  private final Questions questions;
  private final RandomGenerator random;
  private final News news = new News();
  private boolean informed;
  private boolean leaving;

  Gossiper(GossipSettings settings, Recovered recovered, RandomGenerator random) {
    self = settings.self();
    register = new LocalRegister(Register.initial(settings.initialValue()), recovered.register());
    membership = new Membership(self, recovered.members());
    gate =
        new WriteGate(
            recovered.register() != null,
            recovered.endpoints(),
            settings.patienceNanos(),
            settings.checkpointAwaited());
    push = new EagerPush(self, membership, outbox);
    learning = new Learning(register, news);
    writes = new Writes(self, register, membership, learning, push, news);
    peers = new Peers(membership);
    questions = new Questions(random);
    antiEntropy = new AntiEntropy(membership, outbox, settings.fanout(), random, questions);
    this.random = random;
  }

  Register register() {
    return register.visible();
  }

  NodeId self() {
    return self;
  }

  Freshness freshness() {
    return peers.freshness();
  }

  boolean informed() {
    return informed;
  }

  String closedBecause() {
    return gate.closedBecause();
  }

  long nextDeadline(long otherwise) {
    return writes.nextDeadline(otherwise);
  }

  /** Who the other members are, if that has changed since it was asked for last. */
  Optional<Stream<Member>> changedMembers() {
    return informed ? membership.takeChange() : Optional.empty();
  }

  void on(Input input, Moment now) {
    switch (input) {
      case Input.Set set -> writes.onSet(set, closed(), now);
      case Input.Notify notify -> writes.onNotify(notify, closed(), now);
      case Input.Restore restore -> onRestore(restore, now);
      case Input.CheckpointRead read -> onCheckpointRead(read, now);
      case Input.Received received -> onMessage(received.from(), received.message(), now);
      case Input.ViewChanged changed -> onView(changed.view(), now);
      case Input.ContactsChanged changed -> onContacts(changed.contacts(), now);
      case Input.Tick _ -> onTick(now);
      case Input.Heartbeat _ -> onHeartbeat(now);
      case Input.Leaving _ -> leave();
    }
    peers.follow(now.nanos(), informed);
  }

  private @Nullable Refusal closed() {
    if (leaving) {
      return new Refusal(Reason.STOPPED, "this node is leaving");
    }
    String why = "this node does not know the cluster's value yet: ";
    return informed ? null : new Refusal(Reason.UNINFORMED, why + gate.closedBecause());
  }

  private void onMessage(Member from, GossipMessage message, Moment now) {
    membership.onHeard(from, now.nanos());
    peers.follow(now.nanos(), informed);
    Register heard = message.register();
    if (!now.admitsFromMember(heard.generation())) {
      news.add(new GossipEvent.Inadmissible(heard, from.id().name()));
      return;
    }
    if (learning.learn(heard, from.id().name()) && !membership.isInView(from.id())) {
      // what comes from outside the view is news to all of it
      push.request(false);
    }
    peers.onHeard(from, new Heard(heard, message.informed(), now.nanos()));
    gate.onHeard(from.endpoint(), message.informed(), now.nanos());
    if (message.informed()) {
      writes.onHeld(from.id(), heard, now);
    }
    switch (message.purpose()) {
      case Push pushed -> onPush(from, pushed, heard);
      case Exchange exchange ->
          outbox.add(from.endpoint(), new Reply(exchange.asked(), List.of()));
      case Reply reply -> onReply(from, reply, now);
      case Have _ -> {}
      case GossipMessage.Leave _ -> membership.onLeave(from.id());
    }
  }

  private void onReply(Member from, Reply reply, Moment now) {
    questions
        .askedAt(reply.asked(), now.nanos())
        .ifPresent(asked -> peers.onAnswer(from, asked, reply.ages()));
  }

  private void onRestore(Input.Restore restore, Moment now) {
    Outcome outcome =
        leaving
            ? new Refusal(Reason.STOPPED, "this node is leaving")
            : restored(restore.register(), now);
    writes.answer(new Answer(restore.ticket(), outcome));
  }

  private Outcome restored(Register kept, Moment now) {
    return takeOver(kept, now)
        ? new Restored(register.visible())
        : new Refusal(Reason.AHEAD_OF_CLOCK, "the generation is ahead of this node's clock");
  }

  private void onCheckpointRead(Input.CheckpointRead read, Moment now) {
    if (read.register() == null || takeOver(read.register(), now)) {
      gate.onCheckpointRead(now.nanos());
    }
  }

  /** Merges what was kept elsewhere, unless it is ahead of the clock. */
  private boolean takeOver(Register kept, Moment now) {
    if (!now.admitsFromMember(kept.generation())) {
      news.add(new GossipEvent.Inadmissible(kept, CHECKPOINT));
      return false;
    }
    if (learning.learn(kept, CHECKPOINT)) {
      push.request(false);
    }
    return true;
  }

  private void onPush(Member from, Push pushed, Register heard) {
    // a newer one is on its way along a tree of its own
    boolean overtaken = register.working().isNewerThan(heard);
    push.passOn(from, overtaken ? new Push(pushed.root(), 0, pushed.reported()) : pushed);
  }

  private void onView(View view, Moment now) {
    View before = membership.view();
    membership.onView(view, now.nanos());
    if (informed) {
      antiEntropy.exchangeWithJoined(
          view.after(self).filter(m -> !before.contains(m.id())), now.nanos());
      // one that was lost may be there again already, and must not take itself for alone
      antiEntropy.exchangeWithOutsiders(now.nanos());
    } else {
      antiEntropy.exchangeWithMany(now.nanos());
    }
  }

  private void onContacts(Contacts contacts, Moment now) {
    membership.onContacts(contacts, now.nanos());
    gate.onContacts(contacts, now.nanos());
    if (!informed) {
      antiEntropy.exchangeWithMany(now.nanos());
    }
  }

  private void onTick(Moment now) {
    membership.onTime(now.nanos());
    if (!informed) {
      antiEntropy.exchangeWithMany(now.nanos());
      return;
    }
    antiEntropy.exchangeWithSome(now.nanos());
    if (writes.isAnyPending()) {
      push.request(true);
    }
  }

  private void onHeartbeat(Moment now) {
    if (informed && membership.view().size() <= Peers.MOST_TRACKED) {
      antiEntropy.heartbeat(now.nanos());
    }
  }

  private void leave() {
    leaving = true;
    antiEntropy.leave();
  }

  /** All inputs that wait together were applied. */
  void conclude(Moment now) {
    gate.onTime(now.nanos());
    if (gate.isOpen() && !informed) {
      informed = true;
      news.add(new GossipEvent.Informed());
      antiEntropy.tellMany();
    }
    push.flush();
  }

  /** What must be on the disk before {@link #release} is called; null if nothing. */
  @Nullable Register unsaved() {
    return informed ? register.unsaved() : null;
  }

  void onSaved() {
    register.onSaved();
  }

  /** Lets out what follows. */
  Output release(Moment now) {
    register.show();
    return output(writes.onSaved(now), news.drain(true), now);
  }

  /** Lets out what follows even though the disk failed: this node's own writes are undone. */
  Output releaseUnsaved(Refusal refusal, Moment now) {
    register.undo();
    return output(writes.onNotSaved(refusal, now), news.drain(false), now);
  }

  private Output output(List<Answer> answers, List<GossipEvent> events, Moment now) {
    boolean knows = informed && register.isSaved();
    List<Envelope> envelopes = outbox.drain(register.told(), knows, () -> ages(knows, now));
    return new Output(envelopes, answers, events);
  }

  /** None if others are not told of all that was learned: the disk may have failed. */
  private List<Age> ages(boolean knows, Moment now) {
    return knows && register.told().equals(register.visible())
        ? peers.ages(now.nanos(), random.nextInt(Integer.MAX_VALUE))
        : List.of();
  }
}
