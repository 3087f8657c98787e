package dev.onevalue.client;

import java.io.IOException;

/** A member did not take a write: nothing was written. The message is the member's own reason. */
public final class WriteRefusedException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;

  WriteRefusedException(int status, String reason) {
    super(reason);
    this.status = status;
  }

  /** The status of its answer: RFC 9110, section 15. */
  public int status() {
    return status;
  }
}
