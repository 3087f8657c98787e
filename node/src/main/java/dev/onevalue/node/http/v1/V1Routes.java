package dev.onevalue.node.http.v1;

import dev.onevalue.node.http.access.WriteGuard;
import dev.onevalue.node.http.change.Changes;
import dev.onevalue.node.http.idempotency.IdempotencyKeys;
import dev.onevalue.node.http.resource.Resource;
import dev.onevalue.node.http.resource.Routes;
import dev.onevalue.node.runtime.NodeLoop;
import dev.onevalue.node.telemetry.History;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The resources under {@code /v1}, but for the streams. */
public final class V1Routes implements Routes {

  private final List<Resource> resources;

  /**
   * The resources of a node.
   *
   * @param leaving whether it is about to end, so that nobody should wait
   * @param guard of those that write
   */
  public V1Routes(
      NodeLoop node, Changes changes, History history, BooleanSupplier leaving, WriteGuard guard) {
    var reads = new ValueReads(node::state, changes, leaving);
    var writes = new ValueWrites(node, new IdempotencyKeys(System::nanoTime), guard);
    var checkpoint = new CheckpointRoutes(node);
    resources =
        List.of(
            new Resource(
                "/v1/value", Map.of(HandlerType.GET, reads::get, HandlerType.PUT, writes::put)),
            new Resource(
                "/v1/checkpoint",
                Map.of(HandlerType.GET, checkpoint::get, HandlerType.PUT, checkpoint::put)),
            Resource.readOnly("/v1/members", new MembersRoute(node::state)::get),
            Resource.readOnly("/v1/history", new HistoryRoute(history)::get));
  }

  @Override
  public void addTo(RoutesConfig routes) {
    resources.forEach(resource -> resource.addTo(routes));
  }
}
