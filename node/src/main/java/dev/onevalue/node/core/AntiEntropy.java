package dev.onevalue.node.core;

import dev.onevalue.node.core.GossipMessage.Exchange;
import dev.onevalue.node.core.GossipMessage.Have;
import dev.onevalue.node.core.GossipMessage.Leave;
import dev.onevalue.node.core.GossipMessage.Purpose;
import dev.onevalue.node.core.freshness.Peers;
import dev.onevalue.node.core.freshness.Questions;
import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.membership.Membership;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Exchanges registers with some of the others, which repairs whatever was lost. How many it asks at
 * a time does not grow with the cluster. Not thread-safe.
 */
final class AntiEntropy {

  private static final int MOST_ASKED = 32;
  private static final int OUTSIDERS_ASKED = 4;

  /** Where nobody is tracked, all ask alike. */
  private static final Exchange UNMARKED = new Exchange(0);

  private final Membership membership;
  private final Outbox outbox;
  private final int fanout;
  private final RandomGenerator random;
  private final Questions questions;

  AntiEntropy(Membership membership, Outbox outbox, int fanout, RandomGenerator random, Questions questions) {
    this.membership = membership;
    this.outbox = outbox;
    this.fanout = fanout;
    this.random = random;
    this.questions = questions;
  }

  /** Asks a few members in view, and a few that are to be expected elsewhere. */
  void exchangeWithSome(long nanos) {
    send(peers(fanout), exchange(nanos));
    exchangeWithOutsiders(nanos);
  }

  /** Asks a few that are to be expected elsewhere than in view. */
  void exchangeWithOutsiders(long nanos) {
    send(outsiders(OUTSIDERS_ASKED), exchange(nanos));
  }

  /** Asks whoever may know: the node does not know the cluster yet. */
  void exchangeWithMany(long nanos) {
    send(peers(MOST_ASKED), exchange(nanos));
    send(outsiders(MOST_ASKED), exchange(nanos));
  }

  /** Asks a few of those who have just come into view. */
  void exchangeWithJoined(Stream<Member> joined, long nanos) {
    send(joined.limit(fanout).map(Member::endpoint).toList(), exchange(nanos));
  }

  /** Asks a few members, in view or lost from it, what it may have missed. */
  void heartbeat(long nanos) {
    send(peers(fanout), exchange(nanos));
    send(some(membership.lost(), OUTSIDERS_ASKED), exchange(nanos));
  }

  /** Lets others know what this node knows now. */
  void tellMany() {
    send(peers(MOST_ASKED), new Have());
    send(outsiders(MOST_ASKED), new Have());
  }

  /** Says goodbye to all. */
  void leave() {
    send(peers(Integer.MAX_VALUE), new Leave());
  }

  private Exchange exchange(long nanos) {
    return membership.view().size() > Peers.MOST_TRACKED
        ? UNMARKED
        : new Exchange(questions.mark(nanos));
  }

  private void send(List<Endpoint> to, Purpose purpose) {
    to.forEach(endpoint -> outbox.add(endpoint, purpose));
  }

  private List<Endpoint> peers(int count) {
    return membership.peers(random.nextInt(Integer.MAX_VALUE), count).stream()
        .map(Member::endpoint)
        .toList();
  }

  private List<Endpoint> outsiders(int count) {
    return some(membership.outsiders(), count);
  }

  /** Consecutive ones from a random start: over time all of them. */
  private List<Endpoint> some(List<Endpoint> of, int count) {
    if (of.size() <= count) {
      return of;
    }
    int start = random.nextInt(of.size());
    return IntStream.range(start, start + count).mapToObj(i -> of.get(i % of.size())).toList();
  }
}
