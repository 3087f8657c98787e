package dev.onevalue.node.http.problem;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/**
 * An error as problem details.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(String type, String title, int status, String detail) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /** Whether errors of this path are problem details, and not plain text. */
  public static boolean isFormOf(String path) {
    return path.startsWith("/v1/");
  }

  /** Answers {@code /v1} with problem details, and every other path in plain text. */
  public static void answer(Context context, HttpStatus status, String detail) {
    context.status(status);
    if (isFormOf(context.path())) {
      context
          .json(new Problem("about:blank", status.getMessage(), status.getCode(), detail))
          .contentType(MEDIA_TYPE);
    } else {
      context.contentType("text/plain; charset=utf-8").result(detail);
    }
  }
}
