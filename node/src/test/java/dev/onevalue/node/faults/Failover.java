package dev.onevalue.node.faults;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * How a client left a member that it could no longer rely on. Both are times since the fault.
 *
 * @param noticed until it said that what it knows is stale, or had left the member
 * @param followed until it had a value that was set on another member
 */
record Failover(Duration noticed, Duration followed) {

  private static final Duration NOTICED = Duration.ofSeconds(2);
  private static final Duration FOLLOWED = Duration.ofSeconds(3);

  boolean isInTime() {
    return noticed.compareTo(NOTICED) <= 0 && followed.compareTo(FOLLOWED) <= 0;
  }

  /** For people. */
  static String summary(List<Failover> all) {
    return "%d of %d in time; noticed %s; follows another one %s"
        .formatted(
            all.stream().filter(Failover::isInTime).count(),
            all.size(),
            summary(all, Failover::noticed),
            summary(all, Failover::followed));
  }

  private static String summary(List<Failover> all, Function<Failover, Duration> time) {
    List<Duration> sorted = all.stream().map(time).sorted().toList();
    return "after %d ms (median), %d ms (most)"
        .formatted(sorted.get(sorted.size() / 2).toMillis(), sorted.getLast().toMillis());
  }
}
