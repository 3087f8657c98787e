package dev.onevalue.node.core;

import dev.onevalue.node.core.GossipMessage.Exchange;
import dev.onevalue.node.core.GossipMessage.Have;
import dev.onevalue.node.core.GossipMessage.Leave;
import dev.onevalue.node.core.GossipMessage.Purpose;
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

  private final Membership membership;
  private final Outbox outbox;
  private final int fanout;
  private final RandomGenerator random;

  AntiEntropy(Membership membership, Outbox outbox, int fanout, RandomGenerator random) {
    this.membership = membership;
    this.outbox = outbox;
    this.fanout = fanout;
    this.random = random;
  }

  /** Asks a few members in view, and a few that are to be expected elsewhere. */
  void exchangeWithSome() {
    send(peers(fanout), new Exchange());
    exchangeWithOutsiders();
  }

  /** Asks a few that are to be expected elsewhere than in view. */
  void exchangeWithOutsiders() {
    send(outsiders(OUTSIDERS_ASKED), new Exchange());
  }

  /** Asks whoever may know: the node does not know the cluster yet. */
  void exchangeWithMany() {
    send(peers(MOST_ASKED), new Exchange());
    send(outsiders(MOST_ASKED), new Exchange());
  }

  /** Asks a few of those who have just come into view. */
  void exchangeWithJoined(Stream<Member> joined) {
    send(joined.limit(fanout).map(Member::endpoint).toList(), new Exchange());
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

  private void send(List<Endpoint> to, Purpose purpose) {
    to.forEach(endpoint -> outbox.add(endpoint, purpose));
  }

  private List<Endpoint> peers(int count) {
    return membership.peers(random.nextInt(Integer.MAX_VALUE), count).stream()
        .map(Member::endpoint)
        .toList();
  }

  /** Consecutive ones from a random start: over time all of them. */
  private List<Endpoint> outsiders(int count) {
    List<Endpoint> outsiders = membership.outsiders();
    if (outsiders.size() <= count) {
      return outsiders;
    }
    int start = random.nextInt(outsiders.size());
    return IntStream.range(start, start + count)
        .mapToObj(i -> outsiders.get(i % outsiders.size()))
        .toList();
  }
}
