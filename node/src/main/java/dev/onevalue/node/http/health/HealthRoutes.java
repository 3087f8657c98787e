package dev.onevalue.node.http.health;

import dev.onevalue.node.http.resource.Routes;
import dev.onevalue.node.runtime.NodeLoop;
import dev.onevalue.node.runtime.NodeState;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * {@code /livez}: the process works, it need not be restarted. {@code /readyz}: it may be asked,
 * since it knows the cluster's value.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/health-checks/">Kubernetes health
 *     endpoints</a>
 */
public final class HealthRoutes implements Routes {

  private final NodeLoop node;
  private final BooleanSupplier leaving;

  /**
   * The probes of a node.
   *
   * @param leaving whether it is about to end
   */
  public HealthRoutes(NodeLoop node, BooleanSupplier leaving) {
    this.node = node;
    this.leaving = leaving;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/livez", context -> answer(context, whyNotAlive()));
    routes.get("/readyz", context -> answer(context, whyNotReady()));
  }

  /** A node that leaves does what it is to do. */
  private @Nullable String whyNotAlive() {
    return node.isAlive() || leaving.getAsBoolean() ? null : "the node's loop has ended";
  }

  private @Nullable String whyNotReady() {
    NodeState state = node.state();
    if (leaving.getAsBoolean()) {
      return "this node is leaving";
    }
    return state.informed()
        ? whyNotAlive()
        : "the cluster's value is not known here yet: " + state.closedBecause();
  }

  private static void answer(Context context, @Nullable String whyNot) {
    context
        .status(whyNot == null ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .result(whyNot == null ? "ok" : whyNot);
  }
}
