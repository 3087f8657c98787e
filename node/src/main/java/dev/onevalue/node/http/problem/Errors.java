package dev.onevalue.node.http.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onevalue.node.http.connection.RequestTarget;
import dev.onevalue.node.http.log.Printable;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * What the server refuses before any route sees it, in the routes' form: problem details under
 * {@code /v1}, else plain text (also where no path could be read).
 */
public final class Errors implements Request.Handler {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Consumer<HttpFields.Mutable> commonHeaders;

  /**
   * Answers errors.
   *
   * @param commonHeaders adds what every answer of {@code /v1} has
   */
  public Errors(Consumer<HttpFields.Mutable> commonHeaders) {
    this.commonHeaders = commonHeaders;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback)
      throws JsonProcessingException {
    HttpException cause =
        request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof HttpException e ? e : null;
    int status = cause == null ? response.getStatus() : cause.getCode();
    String title = HttpStatus.getMessage(status);
    String reason = cause == null ? null : cause.getReason();
    String detail = Printable.of(reason == null ? title : reason);
    boolean problem = Problem.isFormOf(RequestTarget.pathOf(request));
    String body = problem ? JSON.writeValueAsString(new Problem(status, title, detail)) : detail;
    response.setStatus(status);
    response
        .getHeaders()
        .put(HttpHeader.CONTENT_TYPE, problem ? Problem.MEDIA_TYPE : "text/plain; charset=utf-8")
        .put(HttpHeader.CACHE_CONTROL, "no-store");
    if (problem) {
      commonHeaders.accept(response.getHeaders());
    }
    response.write(true, ByteBuffer.wrap(body.getBytes(UTF_8)), callback);
    return true;
  }
}
