package dev.onevalue.node.http.watch;

import dev.onevalue.node.http.problem.ProblemException;
import dev.onevalue.node.http.resource.MediaTypes;
import dev.onevalue.node.http.resource.Resource;
import dev.onevalue.node.http.resource.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;

/**
 * {@code /v1/watch} for all requests that {@link StreamHandler} has not served: says why.
 *
 * <p>A bound of an age is judged when a stream begins; after that each event tells its own.
 */
public final class WatchRoutes implements Routes {

  @Override
  public void addTo(RoutesConfig routes) {
    Resource.readOnly(WatchRequest.PATH, WatchRoutes::get).addTo(routes);
  }

  private static void get(Context context) throws ProblemException {
    var _ =
        WatchRequest.of(
            context.header(Header.ACCEPT),
            context.queryParam(WatchRequest.HEARTBEAT),
            context.header(WatchRequest.LAST_EVENT_ID));
    if (!context.method().equals(HandlerType.HEAD)) {
      throw ProblemException.tryAgain("this node leaves, or has as many streams as it can hold");
    }
    context.contentType(MediaTypes.EVENT_STREAM).header(Header.CACHE_CONTROL, "no-cache");
  }
}
