package dev.onevalue.node.core;

import dev.onevalue.node.core.GossipMessage.Exchange;
import dev.onevalue.node.core.GossipMessage.Push;
import dev.onevalue.node.core.WriteRefusedException.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The gossip of one node: takes what happens to it, keeps its register, and returns what is to be
 * sent.
 *
 * <p>A write is pushed to every member at once (eager push). Every tick the node exchanges
 * registers with a few of them (anti-entropy), which repairs whatever was lost. A node takes no
 * writes before it is {@linkplain #informed() informed}.
 *
 * <p>Not thread-safe; deterministic for a given random generator.
 */
public final class Gossiper {

  private final NodeId self;
  private final int fanout;
  private final RandomGenerator random;

  private Register register;
  private List<NodeId> peers = List.of();
  private final Set<NodeId> heard = new HashSet<>();
  private boolean informed;

  /**
   * @param self who this node is in this life
   * @param initial its register at the start
   * @param fanout number of members that it exchanges with at each tick, at least 1
   */
  public Gossiper(NodeId self, Register initial, int fanout, RandomGenerator random) {
    this.self = self;
    this.register = initial;
    this.fanout = fanout;
    this.random = random;
  }

  public Register register() {
    return register;
  }

  /**
   * Whether the node knows what the cluster knows: once it has heard every other member of its
   * view, or was found to be alone. Once true it stays true; what it misses later, gossip repairs.
   */
  public boolean informed() {
    return informed;
  }

  /**
   * A client sets the value.
   *
   * @throws WriteRefusedException if the node is not informed yet, or no generation is left
   */
  public List<Envelope> onSet(long value) {
    if (!informed) {
      throw new WriteRefusedException(
          Reason.UNINFORMED, "this node has not heard the cluster's value yet");
    }
    register = register.write(value, self);
    return toEach(peers, Push::new);
  }

  /**
   * A client tells of a value as the cluster's predecessor did: it counts only if its generation is
   * higher.
   */
  public List<Envelope> onNotify(long value, long generation) {
    if (generation <= register.generation()) {
      return List.of();
    }
    accept(new Register(value, new Version(generation, NodeId.NONE)));
    return toEach(peers, Push::new);
  }

  /** Another node says something. */
  public List<Envelope> onMessage(NodeId from, GossipMessage message) {
    accept(message.register());
    heard.add(from);
    learnWhetherInformed();
    return switch (message) {
      case Push _ -> List.of();
      case Exchange _ -> toEach(List.of(from), Push::new);
    };
  }

  /** The interval between two exchanges has passed. */
  public List<Envelope> onTick() {
    return toEach(informed ? someOf(peers) : peers, Exchange::new);
  }

  /**
   * The membership changed. {@code members} are those in view, with or without this node itself.
   */
  public List<Envelope> onMembers(List<NodeId> members) {
    List<NodeId> joined =
        members.stream().filter(m -> !m.equals(self) && !peers.contains(m)).toList();
    peers = members.stream().filter(m -> !m.equals(self)).toList();
    heard.retainAll(peers);
    learnWhetherInformed();
    return toEach(joined, Exchange::new);
  }

  /** There is no other node to learn from. */
  public void onFoundAlone() {
    informed = true;
  }

  private void accept(Register received) {
    register = register.merge(received);
  }

  private void learnWhetherInformed() {
    informed = informed || (!peers.isEmpty() && heard.containsAll(peers));
  }

  /**
   * {@code fanout} consecutive ones from a random start: over time every pair of members exchanges.
   */
  private List<NodeId> someOf(List<NodeId> members) {
    if (members.size() <= fanout) {
      return members;
    }
    int start = random.nextInt(members.size());
    return IntStream.range(start, start + fanout)
        .mapToObj(i -> members.get(i % members.size()))
        .toList();
  }

  private List<Envelope> toEach(List<NodeId> members, Function<Register, GossipMessage> message) {
    return members.stream().map(member -> new Envelope(member, message.apply(register))).toList();
  }
}
