package dev.onevalue.operator.member;

import java.io.IOException;

/** A member has understood, and will not do it. */
public final class RefusedException extends IOException {
  private final int status;

  RefusedException(int status, String detail) {
    super(detail);
    this.status = status;
  }

  /** Whether asking again may help, by RFC 9110: it is not ready yet, or overloaded. */
  public boolean passes() {
    return status >= 500 || status == 409 || status == 429;
  }
}
