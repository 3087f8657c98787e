package dev.onevalue.operator.member;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Comparator;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The register of a member, as its HTTP interface tells it. Immutable.
 *
 * <p>The greatest of several registers is the newest. Which of two is newer when their generations
 * are equal is for the members to decide, and they agree shortly after; until then this order only
 * has to be the same at every look.
 *
 * @param value the value
 * @param generation how many sets led to it, at least 0
 * @param writer who wrote it; null: nobody, it is the initial value
 * @param traceId of the request that asked for it, 32 hexadecimal digits; null: not known. It is no
 *     part of what makes two registers equal: one that was kept elsewhere has lost it.
 */
public record Register(
    @JsonProperty(required = true) long value,
    @JsonProperty(required = true) long generation,
    @Nullable String writer,
    @Nullable String traceId)
    implements Comparable<Register> {

  private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{32}");

  private static final Comparator<Register> NEWEST_LAST =
      Comparator.comparingLong(Register::generation)
          .thenComparing(Register::writer, Comparator.nullsFirst(Comparator.<String>naturalOrder()))
          .thenComparingLong(Register::value);

  public Register {
    if (generation < 0) {
      throw new IllegalArgumentException("generation is negative: " + generation);
    }
    if (traceId != null && !TRACE_ID.matcher(traceId).matches()) {
      throw new IllegalArgumentException("traceId is not 32 hexadecimal digits: " + traceId);
    }
  }

  /** Whether it wins against the other one. */
  public boolean isNewerThan(Register other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(Register other) {
    return NEWEST_LAST.compare(this, other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Register register && compareTo(register) == 0;
  }

  @Override
  public int hashCode() {
    return Objects.hash(value, generation, writer);
  }
}
