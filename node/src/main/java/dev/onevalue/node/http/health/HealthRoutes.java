package dev.onevalue.node.http.health;

import dev.onevalue.node.runtime.NodeLoop;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/**
 * {@code /livez}: the process works, it need not be restarted. {@code /readyz}: it may be asked,
 * since it knows the cluster's value.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/health-checks/">Kubernetes health
 *     endpoints</a>
 */
public final class HealthRoutes {

  private final NodeLoop node;

  public HealthRoutes(NodeLoop node) {
    this.node = node;
  }

  public void addTo(RoutesConfig routes) {
    routes.get("/livez", context -> answer(context, node.isAlive(), "the node's loop has ended"));
    routes.get(
        "/readyz",
        context ->
            answer(
                context,
                node.isAlive() && node.state().informed(),
                "the cluster's value is not known here yet: " + node.state().closedBecause()));
  }

  private static void answer(Context context, boolean ok, String otherwise) {
    context
        .status(ok ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .result(ok ? "ok" : otherwise);
  }
}
