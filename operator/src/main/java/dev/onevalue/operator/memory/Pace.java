package dev.onevalue.operator.memory;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** How often something may be done for a cluster: once in an interval. Thread-safe. */
public final class Pace {
  private final Map<ResourceID, Instant> last;
  private final Duration interval;
  private final InstantSource clock;

  /** Nothing was done yet. */
  public Pace(Duration interval, InstantSource clock, Memory memory) {
    this.last = memory.perCluster();
    this.interval = interval;
    this.clock = clock;
  }

  /** How long it must wait; zero: it need not. */
  public Duration wait(ResourceID id) {
    Instant done = last.get(id);
    if (done == null) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(clock.instant(), done.plus(interval));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** It was done just now. */
  public void done(ResourceID id) {
    last.put(id, clock.instant());
  }
}
