package dev.onevalue.operator.problem;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What keeps a cluster from becoming as it is asked for. Immutable.
 *
 * @param reason in one CamelCase word, for programs
 * @param message in words for people, which name what is wrong; the same as long as the problem is
 * @param lasting true: it will not pass unless somebody does something
 */
public record Problem(String reason, String message, boolean lasting) {
  /**
   * Reason of a problem that every cluster has: the API server does not answer, or is overloaded.
   */
  static final String API_SERVER_UNAVAILABLE = "ApiServerUnavailable";

  private static final int MAX_MESSAGE = 1000;

  public Problem {
    message = message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) + "…" : message;
  }

  /** A member does not do what the operator asks of it, for want of a token or of a right. */
  public static Problem accessRefused(String said) {
    return new Problem("AccessRefused", said, true);
  }

  /** These, and those that there are of the two others. */
  public static List<Problem> all(
      List<Problem> some, Optional<Problem> one, Optional<Problem> another) {
    return Stream.of(some.stream(), one.stream(), another.stream())
        .flatMap(problems -> problems)
        .toList();
  }

  /** Whether it is no problem of this cluster, but of all. */
  public boolean isOfApiServer() {
    return reason.equals(API_SERVER_UNAVAILABLE);
  }
}
