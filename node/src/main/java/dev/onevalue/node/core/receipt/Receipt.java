package dev.onevalue.node.core.receipt;

import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import java.util.List;

/**
 * A write was made, and this is who holds it.
 *
 * @param written the register that was written
 * @param confirmed whether as many members as asked held it in time; if not, it was written here
 *     all the same, and goes on spreading
 * @param discarded whether a concurrent write has replaced it already
 * @param holders the members known to hold it, or one newer than it, on their disk if they have one
 * @param missing the other members, those that were lost without a goodbye included
 */
public record Receipt(
    Register written,
    boolean confirmed,
    boolean discarded,
    List<Holder> holders,
    List<NodeId> missing)
    implements Outcome {

  /**
   * A member that holds the write.
   *
   * @param nanos after how long the writer knew of it, by the writer's clock
   */
  public record Holder(NodeId member, long nanos) {}

  public Receipt {
    holders = List.copyOf(holders);
    missing = List.copyOf(missing);
  }

  /** The number of all members, those that were lost without a goodbye included. */
  public int members() {
    return holders.size() + missing.size();
  }
}
