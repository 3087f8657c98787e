package dev.onevalue.node.core.register;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.util.Comparator;

/**
 * Which write a value comes from. Versions are totally ordered: the higher generation is newer; at
 * equal generations, which only concurrent writes have, the higher writer. It is a Lamport clock
 * with the writer as the tie-break.
 *
 * @param generation number of writes that led to the value, 0 to {@value #MAX_GENERATION}
 * @param writer the node that wrote it
 * @see <a href="https://doi.org/10.1145/359545.359563">Lamport: Time, Clocks, and the Ordering of
 *     Events</a>
 */
public record Version(long generation, NodeId writer) implements Comparable<Version> {

  /**
   * Far below overflow, and the largest integer that is exact in every JSON reader (RFC 8259,
   * section 6).
   */
  public static final long MAX_GENERATION = (1L << 53) - 1;

  /** The version of the value that a cluster starts with. */
  public static final Version INITIAL = new Version(0, NodeId.NONE);

  private static final Comparator<Version> ORDER =
      comparingLong(Version::generation).thenComparing(comparing(Version::writer));

  public Version {
    requireGeneration(generation);
  }

  static void requireGeneration(long generation) {
    if (generation < 0 || generation > MAX_GENERATION) {
      throw new IllegalArgumentException(
          "generation %d is not between 0 and %d".formatted(generation, MAX_GENERATION));
    }
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }
}
