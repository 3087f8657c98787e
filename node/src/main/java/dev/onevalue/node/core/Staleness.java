package dev.onevalue.node.core;

import dev.onevalue.node.core.GossipMessage.Reply;
import dev.onevalue.node.core.freshness.Age;
import dev.onevalue.node.core.freshness.Freshness;
import dev.onevalue.node.core.freshness.Peer.Heard;
import dev.onevalue.node.core.freshness.Peers;
import dev.onevalue.node.core.freshness.Questions;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.membership.Membership;
import dev.onevalue.node.core.register.Moment;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** What a node may have missed, by the answers to its own questions. Not thread-safe. */
final class Staleness {

  private final LocalRegister register;
  private final Peers peers;
  private final Questions questions;
  private final RandomGenerator random;

  Staleness(LocalRegister register, Membership membership, RandomGenerator random) {
    this.register = register;
    this.random = random;
    peers = new Peers(membership);
    questions = new Questions(random);
  }

  Questions questions() {
    return questions;
  }

  Freshness freshness() {
    return peers.freshness();
  }

  /** The membership may have changed. */
  void follow(Moment now, boolean informed) {
    peers.follow(now.nanos(), informed);
  }

  /** A member said something, and it was taken over. */
  void onHeard(Member from, GossipMessage message, Moment now) {
    peers.onHeard(from, new Heard(message.register(), message.informed(), now.nanos()));
    if (message.purpose() instanceof Reply reply) {
      askedAt(message, now).ifPresent(asked -> peers.onAnswer(from, asked, reply.ages()));
    }
  }

  /** When this node asked what is answered; empty if it did not, or no answer is meant. */
  OptionalLong askedAt(GossipMessage message, Moment now) {
    return message.purpose() instanceof Reply reply
        ? questions.askedAt(reply.asked(), now.nanos())
        : OptionalLong.empty();
  }

  /** What others may be told: nothing if they are not told of all that was learned. */
  List<Age> ages(boolean knows, Moment now) {
    // the disk may have failed
    return knows && register.told().equals(register.visible())
        ? peers.ages(now.nanos(), random.nextInt(Integer.MAX_VALUE))
        : List.of();
  }
}
