import java.util.Arrays;
import java.util.Locale;

/** Durations that were measured, in nanoseconds. */
final class Samples {

  private long[] nanos = new long[1024];
  private int size;

  void add(long sample) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * size);
    }
    nanos[size++] = sample;
  }

  void addAll(Samples others) {
    for (int i = 0; i < others.size; i++) {
      add(others.nanos[i]);
    }
  }

  int size() {
    return size;
  }

  /** The one that so many percent are not above. */
  long percentile(double percent) {
    long[] sorted = Arrays.copyOf(nanos, size);
    Arrays.sort(sorted);
    return sorted[Math.clamp((long) Math.ceil(size * percent / 100) - 1, 0, size - 1)];
  }

  long median() {
    return percentile(50);
  }

  /** For people: the median, and the 99th percentile. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "p50 %.3f ms, p99 %.3f ms", median() / 1e6, percentile(99) / 1e6);
  }
}
