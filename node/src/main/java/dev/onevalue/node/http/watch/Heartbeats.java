package dev.onevalue.node.http.watch;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The streams with the same time between two heartbeats, which they get together. Thread-safe. */
final class Heartbeats {

  private final long periodNanos;
  private final Set<WatchConnection> streams = ConcurrentHashMap.newKeySet();
  private volatile long due;

  Heartbeats(int periodMillis) {
    periodNanos = TimeUnit.MILLISECONDS.toNanos(periodMillis);
  }

  /** Adds one; whether it is the first, so that the time of the next heartbeat is another one. */
  boolean add(WatchConnection stream) {
    boolean first = streams.isEmpty();
    if (first) {
      due = System.nanoTime() + periodNanos;
    }
    streams.add(stream);
    return first;
  }

  boolean remove(WatchConnection stream) {
    return streams.remove(stream);
  }

  Stream<WatchConnection> streams() {
    return streams.stream();
  }

  /** How long until the next heartbeat; forever without a stream. */
  long nanosUntilDue(long now) {
    return streams.isEmpty() ? Long.MAX_VALUE : due - now;
  }

  /** Whether the time for a heartbeat has come; if so the next period begins. */
  boolean isDue(long now) {
    if (nanosUntilDue(now) > 0) {
      return false;
    }
    due = now + periodNanos;
    return true;
  }
}
