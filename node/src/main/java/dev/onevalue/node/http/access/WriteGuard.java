package dev.onevalue.node.http.access;

import dev.onevalue.node.core.receipt.Outcome;
import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.http.crossorigin.CrossOriginProtection;
import dev.onevalue.node.http.problem.ProblemException;
import dev.onevalue.node.telemetry.WriteLog;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * What every request that writes has to pass, before anything else of it is looked at: no page of
 * another site sent it, and who did may.
 */
public final class WriteGuard {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final String CALLER = "caller";

  private final CrossOriginProtection protection;
  private final Access access;
  private final WriteLog log;

  /**
   * Guards a node.
   *
   * @param log is told who wrote
   */
  public WriteGuard(CrossOriginProtection protection, Access access, WriteLog log) {
    this.protection = protection;
    this.access = access;
    this.log = log;
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

  /**
   * Who sent a request, if it is known already that it passes. Never waits.
   *
   * @return if empty, a route that is guarded finds out, and says why it may not pass
   */
  public Optional<Caller> known(Request request) {
    try {
      protection.require(request);
      return access.known(authorization(request));
    } catch (ProblemException _) {
      return Optional.empty();
    }
  }

  /** The request of this caller had this outcome. */
  public void wrote(Caller caller, Outcome outcome) {
    if (outcome instanceof Receipt receipt) {
      log.wrote(caller.subject(), receipt.written());
    }
  }

  /** The request of a guarded route had this outcome. */
  public void wrote(Context context, Outcome outcome) {
    if (context.attribute(CALLER) instanceof Caller caller) {
      wrote(caller, outcome);
    }
  }

  private void requireUnlessSafe(Context context) throws ProblemException {
    if (!isSafe(context.req().getMethod())) {
      require(context);
    }
  }

  static boolean isSafe(String method) {
    return SAFE.contains(method);
  }

  private void require(Context context) throws ProblemException {
    Request request = ServletContextRequest.getServletContextRequest(context.req());
    protection.require(request);
    context.attribute(CALLER, access.require(authorization(request)));
  }

  private static @Nullable String authorization(Request request) {
    return request.getHeaders().get(HttpHeader.AUTHORIZATION);
  }
}
