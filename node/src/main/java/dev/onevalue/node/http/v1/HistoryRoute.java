package dev.onevalue.node.http.v1;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.onevalue.node.http.resource.MediaTypes;
import dev.onevalue.node.telemetry.History;
import dev.onevalue.node.telemetry.History.Change;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /v1/history}: the last changes that this node has seen, the latest last. */
final class HistoryRoute {

  private final History history;

  HistoryRoute(History history) {
    this.history = history;
  }

  void get(Context context) throws Exception {
    MediaTypes.requireAccepted(context.header(Header.ACCEPT), MediaTypes.JSON);
    context
        .header(Header.CACHE_CONTROL, "no-cache")
        .json(
            new Changes(
                history.now().toString(),
                history.changes().reversed().stream().map(Entry::of).toList()));
  }

  /**
   * The changes.
   *
   * @param now by the clock that tells when each was seen: so that how long ago needs no other one
   */
  private record Changes(String now, List<Entry> changes) {}

  @JsonInclude(JsonInclude.Include.ALWAYS)
  private record Entry(
      String at,
      long value,
      String valueText,
      long generation,
      @Nullable String writer,
      boolean kept,
      @Nullable String by,
      @Nullable String traceId) {

    static Entry of(Change change) {
      RegisterBody body = RegisterBody.of(change.register());
      return new Entry(
          change.when().toString(),
          body.value(),
          body.valueText(),
          body.generation(),
          body.writer(),
          change.kept(),
          change.by(),
          body.traceId());
    }
  }
}
