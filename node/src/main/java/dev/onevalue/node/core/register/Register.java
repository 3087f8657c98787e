package dev.onevalue.node.core.register;

import static java.util.Comparator.comparing;

import java.util.Comparator;

/**
 * The one value and the version it has: a last-writer-wins register, which is a join-semilattice.
 * {@link #merge} is commutative, associative and idempotent, so that replicas which heard of the
 * same writes, in whatever order and how often, are equal.
 *
 * @param value any 64-bit integer
 * @param version the write it comes from
 * @param ancestors the writes it descends from, itself not included; the same for equal versions
 * @param trace of the request that asked for it; it may be lost where a register is kept elsewhere
 * @see <a href="https://inria.hal.science/inria-00555588">Shapiro et al.: A comprehensive study of
 *     Convergent and Commutative Replicated Data Types</a>
 */
public record Register(long value, Version version, VersionVector ancestors, TraceId trace)
    implements Comparable<Register> {

  /**
   * The value is compared too: nodes that start with different initial values must agree as well.
   */
  private static final Comparator<Register> ORDER =
      comparing(Register::version).thenComparingLong(Register::value);

  /** The register before the first write. */
  public static Register initial(long value) {
    return new Register(value, Version.INITIAL, VersionVector.EMPTY, TraceId.NONE);
  }

  /** A register that somebody tells of who is no member of the cluster. */
  public static Register told(long value, long generation) {
    return new Register(
        value, new Version(generation, NodeId.NONE), VersionVector.EMPTY, TraceId.NONE);
  }

  /** The register after a write here: newer than this one, even if the value is the same. */
  public Register write(long newValue, NodeId writer) {
    return write(newValue, writer, generation(), TraceId.NONE);
  }

  /**
   * The register after a write here whose generation is also higher than {@code used}, so that no
   * version is ever given to two values.
   */
  public Register write(long newValue, NodeId writer, long used, TraceId asked) {
    var newVersion = new Version(Math.max(generation(), used) + 1, writer);
    return new Register(newValue, newVersion, ancestors.with(version), asked);
  }

  /** The newer of the two. */
  public Register merge(Register other) {
    return other.isNewerThan(this) ? other : this;
  }

  public boolean isNewerThan(Register other) {
    return compareTo(other) > 0;
  }

  /**
   * Whether this newer register replaces the other one without having known it: the other write was
   * concurrent, and is lost. Of a register that was {@linkplain #told told} nothing is known but
   * its generation.
   */
  public boolean discards(Register other) {
    if (!isNewerThan(other) || other.generation() == 0) {
      return false;
    }
    boolean told = version.writer().equals(NodeId.NONE);
    return generation() == other.generation() || !(told || ancestors.contains(other.version));
  }

  public long generation() {
    return version.generation();
  }

  @Override
  public int compareTo(Register other) {
    return ORDER.compare(this, other);
  }
}
