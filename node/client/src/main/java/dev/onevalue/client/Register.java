package dev.onevalue.client;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingLong;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The value and the write it comes from.
 *
 * @param value any 64-bit integer
 * @param generation grows with every set, 0 for the value that the cluster started with
 * @param writer {@code name/incarnation} of the member that wrote it; null if none did
 * @param heardAt when this program heard of it, by its own clock
 */
public record Register(long value, long generation, @Nullable String writer, Instant heardAt) {

  private static final UUID NOBODY = new UUID(0, 0);
  private static final Comparator<Register> ORDER =
      comparingLong(Register::generation)
          .thenComparing(comparing(Register::incarnation))
          .thenComparing(comparing(Register::name))
          .thenComparingLong(Register::value);

  /**
   * @throws IllegalArgumentException if the writer is not {@code name/UUID}, or the generation
   *     negative
   */
  public Register {
    if (generation < 0) {
      throw new IllegalArgumentException("generation %d is negative".formatted(generation));
    }
    var _ = incarnation(writer);
  }

  /**
   * Whether it replaces the other one: the order of the cluster itself, in which of two concurrent
   * writes of the same generation the one of the higher writer wins.
   */
  public boolean isNewerThan(Register other) {
    return ORDER.compare(this, other) > 0;
  }

  /** What tells it from every other register: the node's entity tag, and the id of its event. */
  String entityTag() {
    return generation + "-" + (writer == null ? value : incarnation());
  }

  private UUID incarnation() {
    return incarnation(writer);
  }

  private String name() {
    return writer == null ? "" : writer.substring(0, writer.lastIndexOf('/'));
  }

  private static UUID incarnation(@Nullable String writer) {
    if (writer == null) {
      return NOBODY;
    }
    int slash = writer.lastIndexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("writer '%s' is not name/incarnation".formatted(writer));
    }
    return UUID.fromString(writer.substring(slash + 1));
  }
}
