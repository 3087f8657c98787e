package dev.onevalue.node.faults;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client asked of a node, and what it was told. Immutable. */
sealed interface Operation {

  Life life();

  Span span();

  /** The register that the node had at some time of the span, if it is known. */
  @Nullable Observed seen();

  /**
   * Between these two moments it happened, by {@link System#nanoTime()}.
   *
   * @param start the client began to ask
   * @param end the client had the answer, or gave up
   */
  record Span(long start, long end) {

    boolean isBefore(long moment) {
      return end - moment < 0;
    }
  }

  /**
   * A client asked for the register.
   *
   * @param seen null if there was no answer
   */
  record Read(Life life, Span span, @Nullable Observed seen) implements Operation {}

  /** A client set a value that no other write has. */
  record Write(Life life, Span span, long value, Result result) implements Operation {

    @Override
    public @Nullable Observed seen() {
      return result instanceof Acknowledged acknowledged ? acknowledged.written() : null;
    }
  }

  /** What became of a write. */
  sealed interface Result {}

  /**
   * It was made.
   *
   * @param confirmed by as many as it was asked for
   * @param holders the members that hold it, as {@code name/incarnation}
   * @param missing the others
   */
  record Acknowledged(
      Observed written, boolean confirmed, List<String> holders, List<String> missing)
      implements Result {}

  /** It was not made, and never will be. */
  record Refused(int status) implements Result {}

  /** It may have been made, or may be made later. */
  record Unknown(String why) implements Result {}
}
