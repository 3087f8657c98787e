package dev.onevalue.node.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;

/** Printable ASCII without spaces: its length in one byte, then its characters. */
final class Text {

  private static final int MAX_LENGTH = 255;

  /** No text takes more bytes. */
  static final int MAX_BYTES = Byte.BYTES + MAX_LENGTH;

  private Text() {}

  /** How many bytes it takes. */
  static int length(String text) {
    return Byte.BYTES + text.length();
  }

  static void put(ByteBuffer buffer, String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "%d characters are more than %d".formatted(text.length(), MAX_LENGTH));
    }
    byte[] bytes = requirePrintable(text).getBytes(ISO_8859_1);
    buffer.put((byte) bytes.length).put(bytes);
  }

  static String get(ByteBuffer buffer) {
    byte[] bytes = new byte[Byte.toUnsignedInt(buffer.get())];
    buffer.get(bytes);
    return requirePrintable(new String(bytes, ISO_8859_1));
  }

  private static String requirePrintable(String text) {
    if (!text.chars().allMatch(c -> c > ' ' && c <= '~')) {
      throw new IllegalArgumentException("a name is not printable ASCII without spaces");
    }
    return text;
  }
}
