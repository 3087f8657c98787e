package dev.onevalue.node.core.register;

import static java.util.Comparator.comparingLong;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which writes a register descends from: of each writer the latest one. It tells a write that was
 * replaced by one that knew it from a write that was discarded by one that did not.
 *
 * <p>The {@value #MAX_ENTRIES} latest writers are kept: of a write older than all of them it is
 * assumed that it was known.
 *
 * @param entries latest first, one for each writer
 * @see <a href="https://doi.org/10.1109/TSE.1983.236733">Parker et al.: Detection of Mutual
 *     Inconsistency in Distributed Systems</a>
 */
public record VersionVector(List<Entry> entries) {

  public static final int MAX_ENTRIES = 16;

  /** Descends from nothing. */
  public static final VersionVector EMPTY = new VersionVector(List.of());

  private static final Comparator<Entry> LATEST_FIRST =
      comparingLong(Entry::generation).reversed().thenComparing(Entry::writer);

  /**
   * The latest write of one writer.
   *
   * @param writer its incarnation
   * @param generation 0 to {@value Version#MAX_GENERATION}
   */
  public record Entry(UUID writer, long generation) {

    public Entry {
      Version.requireGeneration(generation);
    }
  }

  public VersionVector {
    if (entries.size() > MAX_ENTRIES) {
      throw new IllegalArgumentException(
          "%d writers are more than %d".formatted(entries.size(), MAX_ENTRIES));
    }
    entries = List.copyOf(entries);
  }

  /** Whether this write is one of them, or one that it replaced. */
  public boolean contains(Version write) {
    return write.generation() == 0
        || entries.stream().anyMatch(entry -> covers(entry, write))
        || isForgotten(write);
  }

  private static boolean covers(Entry entry, Version write) {
    return entry.writer().equals(write.writer().incarnation())
        && entry.generation() >= write.generation();
  }

  private boolean isForgotten(Version write) {
    return entries.size() == MAX_ENTRIES && write.generation() < entries.getLast().generation();
  }

  /** These writes and this one, which is the latest of them. */
  VersionVector with(Version write) {
    if (write.generation() == 0) {
      return this;
    }
    UUID writer = write.writer().incarnation();
    var latest = new Entry(writer, write.generation());
    return new VersionVector(
        Stream.concat(
                Stream.of(latest), entries.stream().filter(entry -> !entry.writer().equals(writer)))
            .sorted(LATEST_FIRST)
            .limit(MAX_ENTRIES)
            .toList());
  }
}
