package dev.onevalue.node.simulation.spread;

import dev.onevalue.node.core.Envelope;
import dev.onevalue.node.core.GossipMessage;
import dev.onevalue.node.core.GossipMessage.Push;
import dev.onevalue.node.core.Input;
import dev.onevalue.node.core.Input.Received;
import dev.onevalue.node.core.Input.Tick;
import dev.onevalue.node.core.Replica;
import dev.onevalue.node.core.receipt.Ack;
import dev.onevalue.node.core.register.Moment;
import dev.onevalue.node.core.register.Precondition;
import dev.onevalue.node.core.register.TraceId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A cluster in synchronous rounds: in each of them every live node is given what was sent to it in
 * the round before, and ticks once. One node takes a write.
 *
 * <p>Deterministic: all chance is drawn from the scenario's seed, in the order of the nodes. To be
 * used once.
 */
final class Cluster {

  private static final long ROUND_NANOS = 2_000_000_000L;
  private static final int NOBODY = -1;
  private static final Tick TICK = new Tick();
  private static final Input.Set WRITE =
      new Input.Set(1, 7, Ack.ONE, Long.MAX_VALUE, Precondition.NONE, TraceId.NONE);

  private final Scenario scenario;
  private final Roster roster;
  private final SplittableRandom chance;
  private final @Nullable Replica[] replicas;
  private final BitSet knowing;
  private final List<Input> inputs = new ArrayList<>();
  private Mail arriving;
  private Mail sent;
  private Traffic update = new Traffic();
  private Traffic idle = new Traffic();
  private boolean pushing;
  private long repaired;
  private int round;

  Cluster(Scenario scenario, Roster roster) {
    this.scenario = scenario;
    this.roster = roster;
    chance = new SplittableRandom(scenario.seed());
    knowing = new BitSet(roster.size());
    arriving = new Mail(roster.size());
    sent = new Mail(roster.size());
    replicas = Replicas.start(roster, someDead(), scenario.fanout(), chance.split(), now());
  }

  /** Spreads one write, and gives up after so many rounds. */
  Result spread(int mostRounds) {
    // when the write comes, the answers to earlier exchanges are on their way
    round(NOBODY);
    idle = new Traffic();
    List<Integer> know = new ArrayList<>();
    round(someLive());
    know.add(knowing.cardinality());
    while (know.getLast() < scenario.liveNodes() && know.size() <= mostRounds) {
      round(NOBODY);
      know.add(knowing.cardinality());
    }
    Traffic idleMeanwhile = idle;
    idle = new Traffic();
    while (pushing) {
      // all know, but what the write causes still counts
      round(NOBODY);
    }
    return new Result(scenario, know, repaired, update, idleMeanwhile);
  }

  private BitSet someDead() {
    var dead = new BitSet(roster.size());
    for (int missing = scenario.deadNodes(); missing > 0; ) {
      int node = chance.nextInt(roster.size());
      if (!dead.get(node)) {
        dead.set(node);
        missing--;
      }
    }
    return dead;
  }

  private int someLive() {
    int node = chance.nextInt(roster.size());
    while (replicas[node] == null) {
      node = chance.nextInt(roster.size());
    }
    return node;
  }

  private void round(int writer) {
    round++;
    pushing = false;
    Moment now = now();
    for (int node = 0; node < replicas.length; node++) {
      Replica replica = replicas[node];
      if (replica != null) {
        step(node, replica, node == writer, now);
      }
    }
    Mail read = arriving;
    read.clear();
    arriving = sent;
    sent = read;
  }

  private Moment now() {
    long nanos = round * ROUND_NANOS;
    return new Moment(nanos, Moment.ORIGIN_MICROS + nanos / 1_000);
  }

  private void step(int node, Replica replica, boolean writes, Moment now) {
    inputs.clear();
    arriving.forEach(
        node, (from, message) -> inputs.add(new Received(roster.member(from), message)));
    var idleLeft = new IdleShare(scenario.fanout(), inputs);
    if (writes) {
      inputs.add(WRITE);
    }
    inputs.add(TICK);
    for (Envelope envelope : replica.step(inputs, now).envelopes()) {
      (idleLeft.takes(envelope.message()) ? idle : update).count(envelope.message());
      send(node, envelope);
    }
    if (!knowing.get(node) && replica.register().generation() > Replicas.GENERATION) {
      knowing.set(node);
      repaired += writes || isPushed() ? 0 : 1;
    }
  }

  private boolean isPushed() {
    return inputs.stream()
        .anyMatch(i -> i instanceof Received received && isPush(received.message()));
  }

  private static boolean isPush(GossipMessage message) {
    return message.purpose() instanceof Push;
  }

  private void send(int from, Envelope envelope) {
    pushing |= isPush(envelope.message());
    if (chance.nextDouble() >= scenario.loss()) {
      sent.add(from, roster.numberAt(envelope.to()), envelope.message());
    }
  }
}
