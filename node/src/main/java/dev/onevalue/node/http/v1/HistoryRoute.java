package dev.onevalue.node.http.v1;

import dev.onevalue.node.http.v1.ValueRoutes.ValueBody;
import dev.onevalue.node.telemetry.History;
import dev.onevalue.node.telemetry.History.Change;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /v1/history}: the last changes that this node has seen, the latest first. */
public final class HistoryRoute {

  private final History history;

  public HistoryRoute(History history) {
    this.history = history;
  }

  public void addTo(RoutesConfig routes) {
    routes.get("/v1/history", this::get);
  }

  private void get(Context context) {
    context.json(new Changes(history.changes().stream().map(HistoryRoute::entry).toList()));
  }

  private static Entry entry(Change change) {
    ValueBody body = ValueBody.of(change.register());
    return new Entry(
        body.value(), body.generation(), body.writer(), change.when().toString(), change.kept());
  }

  private record Changes(List<Entry> changes) {}

  private record Entry(
      long value, long generation, @Nullable String writer, String when, boolean kept) {}
}
