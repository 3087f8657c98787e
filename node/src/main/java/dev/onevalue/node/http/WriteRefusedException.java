package dev.onevalue.node.http;

import dev.onevalue.node.core.receipt.Refusal;

/** A write was not taken: nothing has changed. */
final class WriteRefusedException extends RuntimeException {

  private final transient Refusal refusal;

  WriteRefusedException(Refusal refusal) {
    super(refusal.message());
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
