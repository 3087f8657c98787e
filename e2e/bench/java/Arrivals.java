import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What the readers said: which of them had which value when, and by which way. Thread-safe. */
final class Arrivals {

  /** A reader and a way: {@code [pod/reader-x2lqs/program] watch}. */
  private final Map<String, TreeMap<Long, Long>> micros = new TreeMap<>();

  /** Takes in {@code READER WAY VALUE MICROSECONDS}, until the end. */
  void readAll(BufferedReader lines) {
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        String[] words = line.split(" ");
        if (words.length == 4) {
          add(words[0] + " " + words[1], Long.parseLong(words[2]), Long.parseLong(words[3]));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void add(String source, long value, long at) {
    micros.computeIfAbsent(source, _ -> new TreeMap<>()).putIfAbsent(value, at);
    notifyAll();
  }

  /** Waits until so many readers had, by this way, the value or one that was set after it. */
  synchronized void await(int readers, String way, long value, long seconds)
      throws InterruptedException, TimeoutException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (at(way, value).size() < readers) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new TimeoutException(
            "after %d s only %d of %d readers had %d by %s: %s"
                .formatted(seconds, at(way, value).size(), readers, value, way, micros));
      }
      wait(left);
    }
  }

  /** When each of the readers had, by this way, the value or one that was set after it. */
  synchronized List<Long> at(String way, long value) {
    return micros.entrySet().stream()
        .filter(source -> source.getKey().endsWith(" " + way))
        .map(source -> source.getValue().tailMap(value).values())
        .filter(later -> !later.isEmpty())
        .map(later -> later.iterator().next())
        .toList();
  }
}
