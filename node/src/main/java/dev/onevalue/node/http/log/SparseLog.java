package dev.onevalue.node.http.log;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Says which of a flood of equal events are logged: of each kind one a minute. Kinds must be few.
 * Thread-safe.
 */
public final class SparseLog {

  private static final long PERIOD = Duration.ofMinutes(1).toNanos();

  private final Map<String, Long> logged = new ConcurrentHashMap<>();
  private final LongSupplier nanoTime;

  public SparseLog(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Whether to log an event of this kind now. */
  public boolean isDue(String kind) {
    long now = nanoTime.getAsLong();
    Long last = logged.get(kind);
    return last == null
        ? logged.putIfAbsent(kind, now) == null
        : now - last >= PERIOD && logged.replace(kind, last, now);
  }
}
