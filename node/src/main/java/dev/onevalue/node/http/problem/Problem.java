package dev.onevalue.node.http.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error as problem details.
 *
 * @param extensions members of the problem's own
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @JsonAnyGetter Map<String, @Nullable Object> extensions) {

  public static final String MEDIA_TYPE = "application/problem+json";

  /** A problem of which its status tells the type. */
  public Problem(int status, String title, String detail) {
    this("about:blank", title, status, detail, Map.of());
  }

  /** Whether errors of this path are problem details, and not plain text. */
  public static boolean isFormOf(String path) {
    return path.startsWith("/v1/");
  }

  /** Answers {@code /v1} with problem details, and every other path in plain text. */
  public static void answer(Context context, HttpStatus status, String detail) {
    answer(context, new Problem(status.getCode(), status.getMessage(), detail));
  }

  static void answer(Context context, Problem problem) {
    context.status(problem.status()).header(Header.CACHE_CONTROL, "no-store");
    if (isFormOf(context.path())) {
      context.json(problem).contentType(MEDIA_TYPE);
    } else {
      context.contentType("text/plain; charset=utf-8").result(problem.detail());
    }
  }
}
