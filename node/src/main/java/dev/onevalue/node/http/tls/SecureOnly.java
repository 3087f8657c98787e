package dev.onevalue.node.http.tls;

import dev.onevalue.node.http.problem.ProblemException;
import io.javalin.http.HttpStatus;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses what comes without TLS, but for the probes. It leads nobody elsewhere: a token that was
 * sent in the clear is to be noticed by who sent it.
 */
public final class SecureOnly extends Handler.Wrapper {

  private static final Set<String> PROBES = Set.of("/livez", "/readyz");

  private final int securePort;

  /**
   * Guards what is behind it.
   *
   * @param securePort where it is served
   */
  public SecureOnly(int securePort, Handler behind) {
    super(behind);
    this.securePort = securePort;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    // not the request's scheme, which its client may have said
    boolean secure = request.getConnectionMetaData().isSecure();
    if (secure || PROBES.contains(request.getHttpURI().getPath())) {
      return super.handle(request, response, callback);
    }
    new ProblemException(
            HttpStatus.FORBIDDEN,
            "this port answers /livez and /readyz alone: use HTTPS, at port %d of this node, or 443"
                    .formatted(securePort)
                + " of its Service")
        .answer(request, response, callback);
    return true;
  }
}
