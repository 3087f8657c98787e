package dev.onevalue.node.http.crossorigin;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Says on every answer that pages of other sites are not to have it. Nor do they get it by asking:
 * there is no {@code Access-Control-Allow-Origin}.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header">Fetch</a>
 */
public final class ResourcePolicy extends Handler.Wrapper {

  private static final HttpField SAME_ORIGIN =
      new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin");

  public ResourcePolicy(Handler behind) {
    super(behind);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    response.getHeaders().add(SAME_ORIGIN);
    return super.handle(request, response, callback);
  }
}
