package dev.onevalue.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How a client stands to its cluster.
 *
 * @param member whom it follows, or tried last; null before the first try
 * @param reason why, for people
 */
public record Connection(State state, @Nullable URI member, String reason) {

  /** What a reader may conclude. */
  public enum State {
    /** No member has been heard yet. */
    CONNECTING,
    /** A member says each heartbeat that it is there. */
    FRESH,
    /** No member has been heard for more than a heartbeat: the value may be an old one. */
    STALE,
    /** The client was closed: its value stays what it was. */
    CLOSED
  }
}
