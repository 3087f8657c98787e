package dev.onevalue.node.http.connection;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.EagerContentHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Receives a request's body without a thread that waits for it; what is behind gets requests that
 * are complete. A body over {@value #MAX_BYTES} bytes is refused with 413, before it is received if
 * its length was said.
 */
public final class Bodies extends EagerContentHandler {

  public static final int MAX_BYTES = 4 * 1024;

  public Bodies(Handler behind) {
    // refused is what reaches the number given
    super(behind, new RetainedContentLoaderFactory(MAX_BYTES + 1, 0, true));
  }

  /** Whether a request has none, and so can be answered at once. */
  public static boolean isWithout(Request request) {
    return request.getLength() <= 0 && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
  }

  @Override
  protected boolean onConditionsMet(Request request, Response response, Callback callback)
      throws Exception {
    if (request.getLength() > MAX_BYTES) {
      Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
      return true;
    }
    if (request.getHeaders().contains(HttpHeader.EXPECT)) {
      var _ = response.writeInterim(HttpStatus.CONTINUE_100, HttpFields.EMPTY);
    }
    return super.onConditionsMet(request, response, callback);
  }
}
