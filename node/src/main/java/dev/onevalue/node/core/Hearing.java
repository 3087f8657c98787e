package dev.onevalue.node.core;

import dev.onevalue.node.core.GossipMessage.Exchange;
import dev.onevalue.node.core.GossipMessage.Have;
import dev.onevalue.node.core.GossipMessage.Push;
import dev.onevalue.node.core.GossipMessage.Reply;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.membership.Membership;
import dev.onevalue.node.core.membership.WriteGate;
import dev.onevalue.node.core.register.Moment;
import dev.onevalue.node.core.register.Register;
import java.util.List;

/** Takes in what other nodes say, and answers. Not thread-safe. */
final class Hearing {

  private final LocalRegister register;
  private final Membership membership;
  private final WriteGate gate;
  private final Learning learning;
  private final Writes writes;
  private final Staleness staleness;
  private final EagerPush push;
  private final Outbox outbox;
  private final News news;

  Hearing(
      LocalRegister register,
      Membership membership,
      WriteGate gate,
      Learning learning,
      Writes writes,
      Staleness staleness,
      EagerPush push,
      Outbox outbox,
      News news) {
    this.register = register;
    this.membership = membership;
    this.gate = gate;
    this.learning = learning;
    this.writes = writes;
    this.staleness = staleness;
    this.push = push;
    this.outbox = outbox;
    this.news = news;
  }

  /** A node said something. */
  void on(Member from, GossipMessage message, boolean informed, Moment now) {
    membership.onHeard(from, staleness.askedAt(message, now), now.nanos());
    staleness.follow(now, informed);
    Register heard = message.register();
    if (!now.admitsFromMember(heard.generation())) {
      news.add(new GossipEvent.Inadmissible(heard, from.id().name()));
      return;
    }
    if (learning.learn(heard, from.id().name()) && !membership.isInView(from.id())) {
      // what comes from outside the view is news to all of it
      push.request(false);
    }
    staleness.onHeard(from, message, now);
    gate.onHeard(from.endpoint(), message.informed(), now.nanos());
    if (message.informed()) {
      writes.onHeld(from.id(), heard, now);
    }
    switch (message.purpose()) {
      case Push pushed -> onPush(from, pushed, heard);
      case Exchange exchange -> outbox.add(from.endpoint(), new Reply(exchange.asked(), List.of()));
      case Reply _, Have _ -> {}
      case GossipMessage.Leave _ -> membership.onLeave(from.id(), now.nanos());
    }
  }

  private void onPush(Member from, Push pushed, Register heard) {
    // a newer one is on its way along a tree of its own
    boolean overtaken = register.working().isNewerThan(heard);
    push.passOn(from, overtaken ? new Push(pushed.root(), 0, pushed.reported()) : pushed);
  }
}
