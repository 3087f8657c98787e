package dev.onevalue.node.core;

import static java.util.Comparator.comparing;

import dev.onevalue.node.core.WriteRefusedException.Reason;
import java.util.Comparator;

/**
 * The one value and the version it has: a last-writer-wins register, which is a join-semilattice.
 * {@link #merge} is commutative, associative and idempotent, so that replicas which heard of the
 * same writes, in whatever order and how often, are equal.
 *
 * @param value any 64-bit integer
 * @param version the write it comes from
 * @see <a href="https://inria.hal.science/inria-00555588">Shapiro et al.: A comprehensive study of
 *     Convergent and Commutative Replicated Data Types</a>
 */
public record Register(long value, Version version) implements Comparable<Register> {

  /**
   * The value is compared too: nodes that start with different initial values must agree as well.
   */
  private static final Comparator<Register> ORDER =
      comparing(Register::version).thenComparingLong(Register::value);

  /** The register before the first write. */
  public static Register initial(long value) {
    return new Register(value, Version.INITIAL);
  }

  /**
   * The register after a write here: newer than this one, even if the value is the same.
   *
   * @throws WriteRefusedException if there is no generation after this one
   */
  public Register write(long newValue, NodeId writer) {
    if (generation() == Version.MAX_GENERATION) {
      throw new WriteRefusedException(
          Reason.EXHAUSTED, "generation %d is the last one".formatted(generation()));
    }
    return new Register(newValue, new Version(generation() + 1, writer));
  }

  /** The newer of the two. */
  public Register merge(Register other) {
    return other.isNewerThan(this) ? other : this;
  }

  public boolean isNewerThan(Register other) {
    return compareTo(other) > 0;
  }

  public long generation() {
    return version.generation();
  }

  @Override
  public int compareTo(Register other) {
    return ORDER.compare(this, other);
  }
}
