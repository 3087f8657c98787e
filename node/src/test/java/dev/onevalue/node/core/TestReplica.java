package dev.onevalue.node.core;

import dev.onevalue.node.core.GossipMessage.Have;
import dev.onevalue.node.core.GossipMessage.Purpose;
import dev.onevalue.node.core.Input.ContactsChanged;
import dev.onevalue.node.core.Input.Received;
import dev.onevalue.node.core.Input.ViewChanged;
import dev.onevalue.node.core.freshness.Peer;
import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.membership.View;
import dev.onevalue.node.core.receipt.Ack;
import dev.onevalue.node.core.register.Moment;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Precondition;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.TraceId;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A replica with a clock of its own, and names for what happens to it. */
final class TestReplica {

  static final Member SELF = member("self", 1);
  static final Member B = member("b", 2);
  static final Member C = member("c", 3);
  static final Member D = member("d", 4);

  /** The highest generation that a client may claim. */
  static final long LIMIT = 1_000_000_000_000L;

  static final long PATIENCE_NANOS = 3_000_000_000L;
  static final long TIMEOUT_NANOS = 2_000_000_000L;

  private final Replica replica;
  private long nanos = -5;
  private long tickets;

  private TestReplica(Recovered recovered, Storage storage, boolean checkpointAwaited) {
    replica =
        new Replica(
            new GossipSettings(SELF.id(), 42, 2, PATIENCE_NANOS, checkpointAwaited),
            recovered,
            storage,
            new Random(1));
  }

  static TestReplica inMemory() {
    return new TestReplica(Recovered.NOTHING, Storage.NONE, false);
  }

  static TestReplica withCheckpoint() {
    return new TestReplica(Recovered.NOTHING, Storage.NONE, true);
  }

  static TestReplica on(Recovered recovered, Storage storage) {
    return new TestReplica(recovered, storage, false);
  }

  static Member member(String name, int number) {
    return new Member(
        new NodeId(name, new UUID(0, number)), new Endpoint("10.0.0." + number, 7946));
  }

  /** In view with the three others, one of which was informed. */
  void inform() {
    step(view(SELF, B, C, D));
    step(heard(B, Register.initial(42), true, new Have()));
  }

  Output step(Input... inputs) {
    return replica.step(List.of(inputs), new Moment(nanos, Moment.ORIGIN_MICROS + LIMIT));
  }

  void pass(long duration) {
    nanos += duration;
  }

  Input set(long value, Ack ack) {
    return set(value, ack, Precondition.NONE);
  }

  Input set(long value, Ack ack, Precondition precondition) {
    return new Input.Set(++tickets, value, ack, nanos + TIMEOUT_NANOS, precondition, TraceId.NONE);
  }

  Input heard(Member from, Register register, boolean informed, Purpose purpose) {
    return new Received(from, new GossipMessage(register, informed, purpose));
  }

  Input view(Member... members) {
    return new ViewChanged(View.of(List.of(members)));
  }

  Input contacts(boolean listsSelf, Set<Endpoint> others) {
    return new ContactsChanged(new Contacts(others, listsSelf, Set.of()));
  }

  Register register() {
    return replica.register();
  }

  String closedBecause() {
    return replica.closedBecause();
  }

  OptionalLong ageNanos() {
    return replica.freshness().ageNanos(nanos);
  }

  List<Peer> unheard(long boundNanos) {
    return replica.freshness().unheard(nanos, boundNanos);
  }

  boolean informed() {
    return replica.informed();
  }
}
