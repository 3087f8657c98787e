package dev.onevalue.node.http.problem;

import dev.onevalue.node.core.receipt.Refusal;

/** A write was not taken: nothing has changed. */
public final class WriteRefusedException extends RuntimeException {

  private final transient Refusal refusal;

  public WriteRefusedException(Refusal refusal) {
    super(refusal.message());
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
