package dev.onevalue.node.simulation.world;

import dev.onevalue.node.core.Input;
import dev.onevalue.node.core.receipt.Ack;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Precondition;
import dev.onevalue.node.core.register.Precondition.OfGeneration;
import dev.onevalue.node.core.register.Precondition.WrittenBy;
import dev.onevalue.node.core.register.Precondition.WrittenByNobody;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.TraceId;
import java.util.List;

/** Those who set the value, or tell of one, on any member. Every value is another one. */
final class Clients {

  private static final long BUSIEST = 20 * Schedule.MILLIS;
  private static final long IDLEST = 1_500 * Schedule.MILLIS;
  private static final long LONGEST_TIMEOUT = 5 * Schedule.SECONDS;

  private final Setting setting;
  private final Cluster cluster;
  private long tickets;
  private boolean stopped;

  Clients(Setting setting, Cluster cluster) {
    this.setting = setting;
    this.cluster = cluster;
  }

  /** They come and go until they are stopped. */
  void come() {
    setting
        .schedule()
        .in(
            setting.dice().between(BUSIEST, IDLEST),
            () -> {
              if (!stopped) {
                askSomebody();
                come();
              }
            });
  }

  void stop() {
    stopped = true;
  }

  private void askSomebody() {
    List<Life> alive = cluster.alive();
    if (!alive.isEmpty()) {
      Life life = setting.dice().pick(alive);
      // now and then several at once
      int count = setting.dice().chance(0.2) ? 3 : 1;
      Precondition precondition =
          setting.dice().chance(0.3) ? unchanged(life.register()) : Precondition.NONE;
      for (int i = 0; i < count; i++) {
        life.take(
            setting.dice().chance(0.85)
                ? set(life, anyAck(), anyTimeout(), precondition)
                : notify(life));
      }
    }
  }

  /** Compare-and-set: what was read must still be there. */
  private Precondition unchanged(Register read) {
    NodeId writer = read.version().writer();
    if (setting.dice().chance(0.3)) {
      return new OfGeneration(read.generation());
    }
    return writer.equals(NodeId.NONE)
        ? new WrittenByNobody(read.generation(), read.value())
        : new WrittenBy(read.generation(), writer.incarnation());
  }

  private Ack anyAck() {
    return setting.dice().pick(List.of(Ack.values()));
  }

  private long anyTimeout() {
    return setting.dice().between(0, LONGEST_TIMEOUT);
  }

  /** A new value for this node. */
  Input.Set set(Life life, Ack ack, long timeoutNanos) {
    return set(life, ack, timeoutNanos, Precondition.NONE);
  }

  private Input.Set set(Life life, Ack ack, long timeoutNanos, Precondition precondition) {
    long ticket = ++tickets;
    long deadline = life.machine().moment().nanos() + timeoutNanos;
    return new Input.Set(ticket, 1_000 + ticket, ack, deadline, precondition, TraceId.NONE);
  }

  private Input.Notify notify(Life life) {
    long ticket = ++tickets;
    long generation = life.register().generation() + setting.dice().below(3);
    return new Input.Notify(ticket, 1_000 + ticket, generation, "client");
  }

  /** Somebody claims a generation that no write has led to. */
  Input.Notify forged(long generation) {
    long ticket = ++tickets;
    return new Input.Notify(ticket, 1_000 + ticket, generation, "forger");
  }
}
