package dev.onevalue.node.wire;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.function.Function;

/** Reads what may end too early. */
final class Bounded {

  private Bounded() {}

  /**
   * Applies the reader.
   *
   * @throws IllegalArgumentException if it wants more bytes than there are, or throws it itself
   */
  static <T> T read(ByteBuffer buffer, Function<ByteBuffer, T> reader) {
    int length = buffer.remaining();
    try {
      return reader.apply(buffer);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("%d bytes are too few".formatted(length), e);
    }
  }
}
