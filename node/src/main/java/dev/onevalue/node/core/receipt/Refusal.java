package dev.onevalue.node.core.receipt;

/**
 * A write was not taken: nothing has changed, now or later.
 *
 * @param message says why, for the one who asked
 */
public record Refusal(Reason reason, String message) implements Outcome {

  /** Why a write was not taken. */
  public enum Reason {
    /** The node does not know the cluster's value yet; try again, here or on another node. */
    UNINFORMED,
    /** More writes wait than the node can apply in time; try again. */
    OVERLOADED,
    /** The node is leaving, or has failed; try another one. */
    STOPPED,
    /** The generation would be ahead of the node's clock. */
    AHEAD_OF_CLOCK,
    /** There is no space to keep it in. */
    STORAGE_FULL,
    /** The storage failed. */
    STORAGE_FAILED
  }
}
