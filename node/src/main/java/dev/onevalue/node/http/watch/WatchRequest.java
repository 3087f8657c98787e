package dev.onevalue.node.http.watch;

import dev.onevalue.node.http.problem.ProblemException;
import dev.onevalue.node.http.resource.MediaTypes;
import dev.onevalue.node.http.resource.Parameters;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a stream is asked for.
 *
 * @param heartbeatMillis time between two heartbeats, a multiple of {@value #STEP_MILLIS}
 * @param lastEventId the id of the event that the client has had last, if any
 */
record WatchRequest(int heartbeatMillis, @Nullable String lastEventId) {

  static final String PATH = "/v1/watch";
  static final String HEARTBEAT = "heartbeat";
  static final String LAST_EVENT_ID = "Last-Event-ID";

  /** Streams share their heartbeats: so there are few different ones. */
  static final int STEP_MILLIS = 100;

  private static final Duration DEFAULT = Duration.ofSeconds(1);
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /**
   * Reads a request: a heartbeat comes at least as often as asked.
   *
   * @throws ProblemException if it asks for something that there is not
   */
  static WatchRequest of(
      @Nullable String accept, @Nullable String heartbeat, @Nullable String lastEventId)
      throws ProblemException {
    MediaTypes.requireAccepted(accept, MediaTypes.EVENT_STREAM);
    Duration period =
        heartbeat == null ? DEFAULT : Parameters.duration(HEARTBEAT, heartbeat, SHORTEST, LONGEST);
    int millis = (int) period.toMillis();
    return new WatchRequest(millis - millis % STEP_MILLIS, lastEventId);
  }
}
