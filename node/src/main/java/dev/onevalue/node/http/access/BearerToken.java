package dev.onevalue.node.http.access;

import dev.onevalue.node.http.problem.ProblemException;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A token in a request's header, and the answers to requests without a right one.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750">RFC 6750</a>
 */
public final class BearerToken {

  private static final Pattern HEADER = Pattern.compile("(?i:bearer) +([\\w.~+/-]+=*)");
  private static final String CHALLENGE = "Bearer realm=\"onevalue\"";

  private BearerToken() {}

  /** The token of an {@code Authorization} header; empty if there is none in it. */
  public static Optional<String> in(@Nullable String authorization) {
    Matcher header = HEADER.matcher(authorization == null ? "" : authorization.strip());
    return header.matches() ? Optional.of(header.group(1)) : Optional.empty();
  }

  /** There is none. */
  public static ProblemException missing(String detail) {
    return problem(HttpStatus.UNAUTHORIZED, CHALLENGE, detail);
  }

  /** There is one that nobody can be told by. */
  public static ProblemException invalid(String detail) {
    return problem(HttpStatus.UNAUTHORIZED, CHALLENGE + ", error=\"invalid_token\"", detail);
  }

  /** Who sent it may not do this. */
  public static ProblemException forbidden(String detail) {
    return problem(HttpStatus.FORBIDDEN, CHALLENGE + ", error=\"insufficient_scope\"", detail);
  }

  private static ProblemException problem(HttpStatus status, String challenge, String detail) {
    return new ProblemException(status, detail).header(Header.WWW_AUTHENTICATE, challenge);
  }
}
