package dev.onevalue.node.core;

import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.membership.View;
import dev.onevalue.node.core.receipt.Ack;

/** What happens to a node. */
public sealed interface Input {

  /**
   * A client sets the value.
   *
   * @param ticket names the request in its answer
   * @param ack how many members must hold it before it is answered
   * @param deadlineNanos when it is answered at the latest, on the clock of {@code Moment.nanos}
   */
  record Set(long ticket, long value, Ack ack, long deadlineNanos) implements Input {}

  /**
   * Somebody who is no member tells of a value; it counts only if its generation is higher.
   *
   * @param generation 0 to {@value dev.onevalue.node.core.register.Version#MAX_GENERATION}
   * @param notifier who tells of it
   */
  record Notify(long ticket, long value, long generation, String notifier) implements Input {}

  /** Another node said something. */
  record Received(Member from, GossipMessage message) implements Input {}

  /** The view changed. It includes the node itself. */
  record ViewChanged(View view) implements Input {}

  /** Other members are to be expected at these addresses, and this node can be called. */
  record ContactsChanged(Contacts contacts) implements Input {}

  /** The interval between two exchanges has passed. */
  record Tick() implements Input {}

  /** The node is about to end: it hands over what it has, and takes no more writes. */
  record Leaving() implements Input {}
}
