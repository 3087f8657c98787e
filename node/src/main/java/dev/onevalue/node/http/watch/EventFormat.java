package dev.onevalue.node.http.watch;

import java.util.Arrays;
import java.util.Optional;

/** What the events of a stream say. */
public enum EventFormat {
  /** The register itself. */
  REGISTER("/v1/watch"),

  /**
   * That flags are to be evaluated anew; heartbeats are comments.
   *
   * @see <a
   *     href="https://github.com/open-feature/protocol/blob/main/service/adrs/0008-sse-for-bulk-evaluation-changes.md">OFREP,
   *     ADR 8</a>
   */
  REFETCH("/ofrep/v1/events");

  private final String path;

  EventFormat(String path) {
    this.path = path;
  }

  /** Where such a stream is found. */
  public String path() {
    return path;
  }

  static Optional<EventFormat> at(String path) {
    return Arrays.stream(values()).filter(format -> format.path.equals(path)).findFirst();
  }
}
