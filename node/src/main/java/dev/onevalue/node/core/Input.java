package dev.onevalue.node.core;

import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.membership.View;
import dev.onevalue.node.core.receipt.Ack;
import dev.onevalue.node.core.register.Precondition;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.TraceId;
import org.jspecify.annotations.Nullable;

/** What happens to a node. */
public sealed interface Input {

  /**
   * A client sets the value.
   *
   * @param ticket names the request in its answer
   * @param ack how many members must hold it before it is answered
   * @param deadlineNanos when it is answered at the latest, on the clock of {@code Moment.nanos}
   * @param precondition what the register must be at that moment
   * @param trace of the request
   */
  record Set(
      long ticket,
      long value,
      Ack ack,
      long deadlineNanos,
      Precondition precondition,
      TraceId trace)
      implements Input {}

  /**
   * Somebody who is no member tells of a value; it counts only if its generation is higher.
   *
   * @param generation 0 to {@value dev.onevalue.node.core.register.Version#MAX_GENERATION}
   * @param notifier who tells of it
   */
  record Notify(long ticket, long value, long generation, String notifier) implements Input {}

  /** Somebody gives a register back that was kept elsewhere. */
  record Restore(long ticket, Register register) implements Input {}

  /**
   * The checkpoint that this node waits for was read.
   *
   * @param register null if there is none
   */
  record CheckpointRead(@Nullable Register register) implements Input {}

  /** Another node said something. */
  record Received(Member from, GossipMessage message) implements Input {}

  /** The view changed. It includes the node itself. */
  record ViewChanged(View view) implements Input {}

  /** Other members are to be expected at these addresses, and this node can be called. */
  record ContactsChanged(Contacts contacts) implements Input {}

  /** The interval between two exchanges has passed. */
  record Tick() implements Input {}

  /** The time between two heartbeats has passed. */
  record Heartbeat() implements Input {}

  /** The node is about to end: it hands over what it has, and takes no more writes. */
  record Leaving() implements Input {}
}
