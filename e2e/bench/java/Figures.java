import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Durations of the same thing, told as quantiles. */
final class Figures {
  private final List<Long> nanos = new ArrayList<>();

  void addSince(long start, long end) {
    nanos.add(end - start);
  }

  @Override
  public String toString() {
    if (nanos.isEmpty()) {
      return "not measured";
    }
    Collections.sort(nanos);
    return "p50 %d ms, p99 %d ms, longest %d ms, of %d"
        .formatted(millis(0.50), millis(0.99), millis(1), nanos.size());
  }

  /** The smallest that this part of them does not exceed. */
  private long millis(double part) {
    int index = (int) Math.ceil(part * nanos.size()) - 1;
    return Duration.ofNanos(nanos.get(Math.max(index, 0))).toMillis();
  }
}
