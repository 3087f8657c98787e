package dev.onevalue.node.cluster.log;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Warns of what others can cause as often as they like: once a minute for each kind, with the
 * number of those that were not told. Thread-safe.
 */
public final class RareLog {

  static final Duration INTERVAL = Duration.ofMinutes(1);

  private final Map<String, Kind> kinds = new ConcurrentHashMap<>();
  private final Consumer<String> log;
  private final LongSupplier nanoTime;

  /** Warns in this log. */
  public RareLog(Logger log) {
    this(log::warn, System::nanoTime);
  }

  RareLog(Consumer<String> log, LongSupplier nanoTime) {
    this.log = log;
    this.nanoTime = nanoTime;
  }

  /**
   * Warns, or counts.
   *
   * @param kind a constant: what happened
   * @param foreign to whom or why, as the network told it
   */
  public void warn(String kind, @Nullable Object... foreign) {
    int untold = kinds.computeIfAbsent(kind, _ -> new Kind()).tell(nanoTime.getAsLong());
    if (untold < 0) {
      return;
    }
    var text = new StringBuilder(kind);
    for (@Nullable Object part : foreign) {
      text.append(": ").append(Printable.of(part));
    }
    log.accept(text + (untold == 0 ? "" : " (and %d more like it)".formatted(untold)));
  }

  private static final class Kind {

    private boolean told;
    private long toldAt;
    private int untold;

    /** How many were not told since the last one, or -1: not now. */
    synchronized int tell(long now) {
      if (told && now - toldAt < INTERVAL.toNanos()) {
        untold++;
        return -1;
      }
      int before = untold;
      told = true;
      toldAt = now;
      untold = 0;
      return before;
    }
  }
}
