package dev.onevalue.node.http.access;

import dev.onevalue.node.http.problem.ProblemException;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * What every request has to pass where not everybody may read, but for probes, for the description,
 * for the page, and for those that write, which {@link WriteGuard} asks.
 */
public final class ReadGuard extends Handler.Wrapper {

  private static final Set<String> OPEN = Set.of("/", "/livez", "/readyz", "/openapi.json");
  private static final Pattern PAGE = Pattern.compile("/page/[a-z]+\\.[a-z]+");
  private static final Pattern SEED_WRITES = Pattern.compile("/set/[^/]+|/notify/[^/]+/[^/]+");
  private static final Pattern V1_WRITES = Pattern.compile("/v1/[a-z]+");

  private final Access access;

  /**
   * Guards what is behind it.
   *
   * @param access who may read
   */
  public ReadGuard(Access access, Handler behind) {
    super(behind);
    this.access = access;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (isOthers(request) || access.known(authorization).isPresent()) {
      return super.handle(request, response, callback);
    }
    Thread.ofVirtual()
        .name("read-guard")
        .start(() -> ask(authorization, request, response, callback));
    return true;
  }

  private static boolean isOthers(Request request) {
    String path = String.valueOf(request.getHttpURI().getPath());
    return OPEN.contains(path)
        || PAGE.matcher(path).matches()
        || (SEED_WRITES.matcher(path).matches() && !path.contains(".."))
        || (V1_WRITES.matcher(path).matches() && !WriteGuard.isSafe(request.getMethod()));
  }

  private void ask(
      @Nullable String authorization, Request request, Response response, Callback callback) {
    try {
      var _ = access.require(authorization);
      if (!super.handle(request, response, callback)) {
        Response.writeError(request, response, callback, 404);
      }
    } catch (ProblemException e) {
      e.answer(request, response, callback);
    } catch (Exception e) {
      Response.writeError(request, response, callback, e);
    }
  }
}
