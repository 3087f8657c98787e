package dev.onevalue.node.core;

import dev.onevalue.node.core.freshness.Age;
import dev.onevalue.node.core.freshness.Peers;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import java.util.List;

/**
 * What nodes say to each other.
 *
 * @param register what the sender holds, to be merged; if it is informed and has a disk, it is
 *     there
 * @param informed whether the sender knows what the cluster knows
 * @param purpose why it says so
 */
public record GossipMessage(Register register, boolean informed, Purpose purpose) {

  /** Why a node says what it has. */
  public sealed interface Purpose {}

  /**
   * A write spreads (eager push), along a tree over the view.
   *
   * @param root the member that pushed it first, to which holders report
   * @param hops how often it is passed on, at most {@value #MAX_HOPS}
   * @param reported whether the root is to be told who holds it
   */
  public record Push(NodeId root, int hops, boolean reported) implements Purpose {

    public static final int MAX_HOPS = 16;

    public Push {
      if (hops < 0 || hops > MAX_HOPS) {
        throw new IllegalArgumentException(
            "%d hops are not between 0 and %d".formatted(hops, MAX_HOPS));
      }
    }
  }

  /**
   * "Tell me what you have" (push-pull).
   *
   * @param asked comes back in the answer, and means something to the sender alone
   */
  public record Exchange(long asked) implements Purpose {}

  /**
   * "You asked, and this is what I have."
   *
   * @param asked as it was asked
   * @param ages for how long the sender may have missed writes of others, when it answered: the
   *     register has all that they had acknowledged before; at most {@value Peers#MOST_TOLD}
   */
  public record Reply(long asked, List<Age> ages) implements Purpose {

    public Reply {
      if (ages.size() > Peers.MOST_TOLD) {
        throw new IllegalArgumentException(
            "%d ages are more than %d".formatted(ages.size(), Peers.MOST_TOLD));
      }
      ages = List.copyOf(ages);
    }
  }

  /** "This is what I have." Nobody asked, and it asks for nothing. */
  public record Have() implements Purpose {}

  /** "I leave, and this is what I have." */
  public record Leave() implements Purpose {}
}
