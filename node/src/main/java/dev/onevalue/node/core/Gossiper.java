package dev.onevalue.node.core;

import dev.onevalue.node.core.GossipEvent.Accepted;
import dev.onevalue.node.core.GossipEvent.Discarded;
import dev.onevalue.node.core.GossipEvent.Inadmissible;
import dev.onevalue.node.core.GossipEvent.Informed;
import dev.onevalue.node.core.GossipEvent.Written;
import dev.onevalue.node.core.GossipMessage.Exchange;
import dev.onevalue.node.core.GossipMessage.Have;
import dev.onevalue.node.core.GossipMessage.Leave;
import dev.onevalue.node.core.GossipMessage.Push;
import dev.onevalue.node.core.Input.ContactsChanged;
import dev.onevalue.node.core.Input.Leaving;
import dev.onevalue.node.core.Input.Notify;
import dev.onevalue.node.core.Input.Received;
import dev.onevalue.node.core.Input.Tick;
import dev.onevalue.node.core.Input.ViewChanged;
import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.membership.Membership;
import dev.onevalue.node.core.membership.View;
import dev.onevalue.node.core.membership.WriteGate;
import dev.onevalue.node.core.receipt.Ack;
import dev.onevalue.node.core.receipt.Answer;
import dev.onevalue.node.core.receipt.Refusal;
import dev.onevalue.node.core.receipt.Refusal.Reason;
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

  private final NodeId self;
  private final LocalRegister register;
  private final Membership membership;
  private final WriteGate gate;
  private final Writes writes;
  private final Outbox outbox = new Outbox();
  private final EagerPush push;
  private final AntiEntropy antiEntropy;
  private final News news = new News();
  private boolean informed;
  private boolean leaving;

  Gossiper(GossipSettings settings, Recovered recovered, RandomGenerator random) {
    self = settings.self();
    register = new LocalRegister(Register.initial(settings.initialValue()), recovered.register());
    membership = new Membership(self, recovered.members());
    gate =
        new WriteGate(
            recovered.register() != null, recovered.endpoints(), settings.patienceNanos());
    writes = new Writes(self, register, membership);
    push = new EagerPush(self, membership, outbox);
    antiEntropy = new AntiEntropy(membership, outbox, settings.fanout(), random);
  }

  Register register() {
    return register.visible();
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
      case Input.Set set -> onSet(set, now);
      case Notify notify -> onNotify(notify, now);
      case Received received -> onMessage(received.from(), received.message(), now);
      case ViewChanged changed -> onView(changed.view(), now);
      case ContactsChanged changed -> onContacts(changed.contacts(), now);
      case Tick _ -> onTick(now);
      case Leaving _ -> onLeaving();
    }
  }

  private void onSet(Input.Set set, Moment now) {
    Refusal refusal = refusal(now.admitsFromMember(register.nextGeneration()));
    if (refusal != null) {
      writes.refuse(set.ticket(), refusal);
      return;
    }
    news.addIfSaved(new Written(writes.write(set, now)));
    push.request(set.ack() != Ack.ONE);
  }

  private void onNotify(Notify notify, Moment now) {
    Refusal refusal = refusal(now.admitsFromClient(notify.generation()));
    if (refusal != null) {
      writes.refuse(notify.ticket(), refusal);
      return;
    }
    if (notify.generation() > register.working().generation()) {
      take(Register.told(notify.value(), notify.generation()), notify.notifier());
      push.request(false);
    }
    writes.acknowledge(notify, now);
  }

  private @Nullable Refusal refusal(boolean admitted) {
    if (leaving) {
      return new Refusal(Reason.STOPPED, "this node is leaving");
    }
    if (!informed) {
      return new Refusal(
          Reason.UNINFORMED,
          "this node does not know the cluster's value yet: " + gate.closedBecause());
    }
    return admitted
        ? null
        : new Refusal(Reason.AHEAD_OF_CLOCK, "the generation is ahead of this node's clock");
  }

  private void onMessage(Member from, GossipMessage message, Moment now) {
    membership.onHeard(from, now.nanos());
    Register heard = message.register();
    if (!now.admitsFromMember(heard.generation())) {
      news.add(new Inadmissible(heard, from.id().name()));
      return;
    }
    if (learn(heard, from.id().name()) && !membership.isInView(from.id())) {
      // what comes from outside the view is news to all of it
      push.request(false);
    }
    gate.onHeard(from.endpoint(), message.informed(), now.nanos());
    if (message.informed()) {
      writes.onHeld(from.id(), heard, now);
    }
    switch (message.purpose()) {
      case Push pushed -> onPush(from, pushed, heard);
      case Exchange _ -> outbox.add(from.endpoint(), new Have());
      case Have _ -> {}
      case Leave _ -> membership.onLeave(from.id());
    }
  }

  private void onPush(Member from, Push pushed, Register heard) {
    // a newer one is on its way along a tree of its own
    boolean overtaken = register.working().isNewerThan(heard);
    push.passOn(from, overtaken ? new Push(pushed.root(), 0, pushed.reported()) : pushed);
  }

  private boolean learn(Register heard, String from) {
    Register before = register.working();
    boolean isSeen = before.equals(register.visible());
    if (!register.learn(heard)) {
      return false;
    }
    news.add(new Accepted(heard, from));
    if (heard.discards(before)) {
      var discarded = new Discarded(before, heard);
      if (isSeen) {
        news.add(discarded);
      } else {
        news.addIfSaved(discarded);
      }
    }
    return true;
  }

  private void take(Register told, String from) {
    Register before = register.working();
    register.take(told);
    news.addIfSaved(new Accepted(told, from));
    if (told.discards(before)) {
      news.addIfSaved(new Discarded(before, told));
    }
  }

  private void onView(View view, Moment now) {
    View before = membership.view();
    membership.onView(view, now.nanos());
    if (informed) {
      antiEntropy.exchangeWithJoined(view.after(self).filter(m -> !before.contains(m.id())));
      // one that was lost may be there again already, and must not take itself for alone
      antiEntropy.exchangeWithOutsiders();
    } else {
      antiEntropy.exchangeWithMany();
    }
  }

  private void onContacts(Contacts contacts, Moment now) {
    membership.onContacts(contacts, now.nanos());
    gate.onContacts(contacts, now.nanos());
    if (!informed) {
      antiEntropy.exchangeWithMany();
    }
  }

  private void onTick(Moment now) {
    membership.onTime(now.nanos());
    if (!informed) {
      antiEntropy.exchangeWithMany();
      return;
    }
    antiEntropy.exchangeWithSome();
    if (writes.isAnyPending()) {
      push.request(true);
    }
  }

  private void onLeaving() {
    leaving = true;
    antiEntropy.leave();
  }

  /** All inputs that wait together were applied. */
  void conclude(Moment now) {
    gate.onTime(now.nanos());
    if (gate.isOpen() && !informed) {
      informed = true;
      news.add(new Informed());
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
    return output(writes.onSaved(now), news.drain(true));
  }

  /** Lets out what follows even though the disk failed: this node's own writes are undone. */
  Output releaseUnsaved(Refusal refusal, Moment now) {
    register.undo();
    return output(writes.onNotSaved(refusal, now), news.drain(false));
  }

  private Output output(List<Answer> answers, List<GossipEvent> events) {
    List<Envelope> envelopes = outbox.drain(register.told(), informed && register.isSaved());
    return new Output(envelopes, answers, events);
  }
}
