package dev.onevalue.node.core;

/** A write was not taken: nothing has changed. The message says why, for the one who asked. */
public final class WriteRefusedException extends RuntimeException {

  /** Why a write was not taken. */
  public enum Reason {
    /** The node does not know the cluster's value yet; try again, here or on another node. */
    UNINFORMED,
    /** More writes wait than the node holds; try again. */
    OVERLOADED,
    /** The node is leaving; try another one. */
    STOPPED,
    /** No generation is left; no later write will be taken either. */
    EXHAUSTED
  }

  private final Reason reason;

  public WriteRefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
