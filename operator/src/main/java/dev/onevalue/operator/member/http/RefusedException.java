package dev.onevalue.operator.member.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A member has understood, and will not do it. */
public final class RefusedException extends IOException {
  private final int status;

  private record Said(@Nullable String title, @Nullable String detail) {}

  private RefusedException(int status, String detail) {
    super(detail);
    this.status = status;
  }

  /** By the first line of what the body of the answer says (RFC 9457). */
  static RefusedException of(int status, String body) {
    try {
      Said said = Json.read(body, Said.class);
      String why = said.detail() == null ? said.title() : said.detail();
      return new RefusedException(
          status,
          "status " + status + (why == null ? "" : ": " + why.lines().findFirst().orElse("")));
    } catch (IOException e) {
      return new RefusedException(status, "status " + status);
    }
  }

  /** Whether it asks for another token, or for more rights of whoever showed it. */
  public boolean isOfAccess() {
    return isOfAccess(status);
  }

  public static boolean isOfAccess(int status) {
    return status == 401 || status == 403;
  }

  /** Whether asking again may help, by RFC 9110: it is not ready yet, or overloaded. */
  public boolean passes() {
    return status >= 500 || status == 409 || status == 429;
  }
}
