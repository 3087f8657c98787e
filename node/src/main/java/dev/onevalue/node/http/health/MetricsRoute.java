package dev.onevalue.node.http.health;

import dev.onevalue.node.http.resource.Routes;
import dev.onevalue.node.telemetry.Metrics;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** {@code /metrics}: what the node counts, in Prometheus' text format. */
public final class MetricsRoute implements Routes {

  private final Metrics metrics;

  public MetricsRoute(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get("/metrics", this::get);
  }

  private void get(Context context) throws IOException {
    var body = new ByteArrayOutputStream();
    metrics.write(body);
    context.contentType(metrics.contentType()).result(body.toByteArray());
  }
}
