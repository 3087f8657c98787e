package dev.onevalue.node.http;

import dev.onevalue.node.core.Output;
import dev.onevalue.node.http.change.Changes;
import dev.onevalue.node.telemetry.History;
import dev.onevalue.node.telemetry.Metrics;
import java.util.List;
import java.util.function.Consumer;

/** What has to be told of all that follows in a node for it to be served. */
public record Observers(Metrics metrics, History history, Changes changes) {

  public List<Consumer<Output>> all() {
    return List.of(metrics, history, changes);
  }
}
