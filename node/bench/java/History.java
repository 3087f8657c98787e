import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What clients were told of their writes. Thread-safe. */
final class History {

  private static final Pattern REGISTER =
      Pattern.compile(
          "\"value\":(-?\\d+),\"valueText\":\"[^\"]*\",\"generation\":(\\d+),\"writer\":(\"[^\"]*\"|null)");

  /** After so long a write is known to all, if they are one cluster. */
  private static final long SPREAD_NANOS = 1_000_000_000;

  /** A value and its version, as a node shows them. */
  record Register(long value, long generation, String writer) {

    static Register of(String json) {
      Matcher matcher = REGISTER.matcher(json);
      if (!matcher.find()) {
        throw new IllegalArgumentException("no register: " + json);
      }
      return new Register(
          Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), matcher.group(3));
    }
  }

  /** A write that was acknowledged, by {@link System#nanoTime()}. */
  record Write(int node, long start, long end, Register written) {}

  private final Queue<Write> acknowledged = new ConcurrentLinkedQueue<>();
  private final AtomicInteger refused = new AtomicInteger();

  void acknowledged(Write write) {
    acknowledged.add(write);
  }

  void refused() {
    refused.incrementAndGet();
  }

  int refusals() {
    return refused.get();
  }

  /** In the order in which they were acknowledged. */
  List<Write> writes() {
    return acknowledged.stream().sorted(Comparator.comparingLong(Write::end)).toList();
  }

  /**
   * Where writes were lost: a node that did not know of one took a later one at a generation that
   * is no higher, or the cluster ended with less.
   */
  List<String> losses(Register last) {
    List<String> losses = new ArrayList<>();
    for (Write write : writes()) {
      if (write.written().generation() > last.generation()) {
        losses.add("%s is not there in the end, but %s".formatted(write, last));
      }
      writes().stream()
          .filter(later -> later.start() - write.end() > SPREAD_NANOS)
          .filter(later -> later.written().generation() <= write.written().generation())
          .map(later -> "%s was taken by a node that did not know %s".formatted(later, write))
          .forEach(losses::add);
    }
    return losses;
  }
}
