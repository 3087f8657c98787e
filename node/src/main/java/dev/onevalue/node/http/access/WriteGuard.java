package dev.onevalue.node.http.access;

import dev.onevalue.node.http.crossorigin.CrossOriginProtection;
import dev.onevalue.node.http.problem.ProblemException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Collection;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;

/** What every request that writes has to pass, before anything else of it is looked at. */
public final class WriteGuard {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final CrossOriginProtection protection;

  public WriteGuard(CrossOriginProtection protection) {
    this.protection = protection;
  }

  /**
   * Guards routes.
   *
   * @param anyMethod those that write whatever the method
   * @param unsafeMethods those that write unless the method is a safe one (RFC 9110, section 9.2.1)
   */
  public void addTo(
      RoutesConfig routes, Collection<String> anyMethod, Collection<String> unsafeMethods) {
    anyMethod.forEach(path -> routes.before(path, this::require));
    unsafeMethods.forEach(path -> routes.before(path, this::requireUnlessSafe));
  }

  /** Whether a request passes; if not, a route that is guarded says why. */
  public boolean passes(Request request) {
    try {
      require(request);
      return true;
    } catch (ProblemException _) {
      return false;
    }
  }

  private void requireUnlessSafe(Context context) throws ProblemException {
    if (!SAFE.contains(context.req().getMethod())) {
      require(context);
    }
  }

  private void require(Context context) throws ProblemException {
    require(ServletContextRequest.getServletContextRequest(context.req()));
  }

  private void require(Request request) throws ProblemException {
    protection.require(request);
  }
}
