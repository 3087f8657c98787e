package dev.onevalue.node.http.seed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/**
 * The segments of a request's path as the bytes that its sender meant: what it escaped need not be
 * text.
 */
final class PathSegments {

  private PathSegments() {}

  /**
   * The bytes of one segment, {@code index} counted from 0; percent-encoding is undone (RFC 3986,
   * section 2.1).
   *
   * @throws NumberFormatException with Go's message, if a percent sign is not followed by two
   *     digits
   */
  static byte[] decoded(String path, int index) {
    return decode(path.split("/", -1)[index + 1].getBytes(UTF_8));
  }

  private static byte[] decode(byte[] encoded) {
    var decoded = new ByteArrayOutputStream(encoded.length);
    for (int i = 0; i < encoded.length; i++) {
      if (encoded[i] == '%') {
        decoded.write(unescaped(new String(encoded, i, Math.min(3, encoded.length - i), UTF_8)));
        i += 2;
      } else {
        decoded.write(encoded[i]);
      }
    }
    return decoded.toByteArray();
  }

  private static int unescaped(String escape) {
    if (escape.length() < 3
        || !HexFormat.isHexDigit(escape.charAt(1))
        || !HexFormat.isHexDigit(escape.charAt(2))) {
      throw new NumberFormatException("invalid URL escape \"%s\"".formatted(escape));
    }
    return HexFormat.fromHexDigits(escape, 1, 3);
  }
}
