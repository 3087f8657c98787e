package dev.onevalue.node.core;

import dev.onevalue.node.core.receipt.Refusal.Reason;

/** Something could not be kept. The message says what, where, and why. */
public final class StorageFailedException extends Exception {

  private final Reason reason;

  /**
   * @param reason {@link Reason#STORAGE_FULL} or {@link Reason#STORAGE_FAILED}
   */
  public StorageFailedException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
