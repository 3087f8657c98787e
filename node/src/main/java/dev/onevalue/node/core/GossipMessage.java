package dev.onevalue.node.core;

import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;

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

  /** "Tell me what you have" (push-pull). */
  public record Exchange() implements Purpose {}

  /** "This is what I have." Asks for nothing. */
  public record Have() implements Purpose {}

  /** "I leave, and this is what I have." */
  public record Leave() implements Purpose {}
}
