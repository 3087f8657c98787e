package dev.onevalue.node.core;

import dev.onevalue.node.core.freshness.Freshness;
import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.membership.Membership;
import dev.onevalue.node.core.membership.View;
import dev.onevalue.node.core.membership.WriteGate;
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
  private final Learning learning;
  private final Writes writes;
  private final Outbox outbox = new Outbox();
  private final EagerPush push;
  private final AntiEntropy antiEntropy;
  private final Staleness staleness;
  private final Hearing hearing;
  private final Restoring restoring;
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
    staleness = new Staleness(register, membership, random);
    hearing =
        new Hearing(register, membership, gate, learning, writes, staleness, push, outbox, news);
    restoring = new Restoring(register, learning, push, news);
    antiEntropy =
        new AntiEntropy(membership, outbox, settings.fanout(), random, staleness.questions());
  }

  Register register() {
    return register.visible();
  }

  NodeId self() {
    return self;
  }

  Freshness freshness() {
    return staleness.freshness();
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
      case Input.Restore restore -> writes.answer(restoring.onRestore(restore, now));
      case Input.CheckpointRead read -> restoring.onCheckpointRead(read.register(), gate, now);
      case Input.Received received ->
          hearing.on(received.from(), received.message(), informed, now);
      case Input.ViewChanged changed -> onView(changed.view(), now);
      case Input.ContactsChanged changed -> onContacts(changed.contacts(), now);
      case Input.Tick _ -> onTick(now);
      case Input.Heartbeat _ -> {
        if (informed) {
          antiEntropy.heartbeat(now.nanos());
        }
      }
      case Input.Leaving _ -> leave();
    }
    staleness.follow(now, informed);
  }

  private @Nullable Refusal closed() {
    if (leaving) {
      return new Refusal(Reason.STOPPED, "this node is leaving");
    }
    String why = "this node does not know the cluster's value yet: ";
    return informed ? null : new Refusal(Reason.UNINFORMED, why + gate.closedBecause());
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
    List<Envelope> envelopes =
        outbox.drain(register.told(), knows, () -> staleness.ages(knows, now));
    return new Output(envelopes, answers, events);
  }
}
