package dev.onevalue.node.faults;

import static java.util.Comparator.comparingLong;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The highest generation that was known to be held, at any moment. Immutable. */
final class Floor {

  private static final long NOTHING = -1;

  private final NavigableMap<Long, Long> known = new TreeMap<>();

  private Floor() {}

  /** What these operations were told was held from the moment on when they had their answer. */
  static Floor of(Stream<? extends Operation> operations) {
    var floor = new Floor();
    operations
        .sorted(comparingLong(operation -> operation.span().end()))
        .forEach(operation -> floor.raise(operation.span().end(), operation.seen()));
    return floor;
  }

  private void raise(long moment, @org.jspecify.annotations.Nullable Observed seen) {
    if (seen != null) {
      known.put(moment, Math.max(seen.generation(), at(moment + 1)));
    }
  }

  /** What was known before this moment, less than any generation if nothing was. */
  long at(long moment) {
    Map.Entry<Long, Long> before = known.lowerEntry(moment);
    return before == null ? NOTHING : before.getValue();
  }
}
