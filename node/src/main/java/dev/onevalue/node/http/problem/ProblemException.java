package dev.onevalue.node.http.problem;

import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** A request cannot be served: says why, and what would be right. */
public final class ProblemException extends Exception {

  private final HttpStatus status;
  private final transient Map<String, String> headers = new LinkedHashMap<>();
  private final transient Map<String, @Nullable Object> extensions = new LinkedHashMap<>();

  public ProblemException(HttpStatus status, String detail) {
    super(detail, null, false, false);
    this.status = status;
  }

  /** It asks for something that there is not: the message names it, and what would be right. */
  public static ProblemException badRequest(String detail) {
    return new ProblemException(HttpStatus.BAD_REQUEST, detail);
  }

  /** It may be served soon. */
  public static ProblemException tryAgain(String detail) {
    return new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, detail)
        .header(Header.RETRY_AFTER, "1");
  }

  public HttpStatus status() {
    return status;
  }

  /** With a header more. */
  public ProblemException header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** With a member more in its problem details. */
  public ProblemException with(String name, @Nullable Object value) {
    extensions.put(name, value);
    return this;
  }

  /** Answers it where no route is under way: the server's error handler gives it its form. */
  public void answer(Request request, Response response, Callback callback) {
    headers.forEach((name, value) -> response.getHeaders().put(name, value));
    var cause = new HttpException.RuntimeException(status.getCode(), getMessage());
    Response.writeError(request, response, callback, cause);
  }

  /** Answers it. */
  public void answer(Context context) {
    headers.forEach(context::header);
    Problem.answer(
        context,
        new Problem(
            "about:blank",
            status.getMessage(),
            status.getCode(),
            String.valueOf(getMessage()),
            extensions));
  }
}
