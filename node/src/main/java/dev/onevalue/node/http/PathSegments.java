package dev.onevalue.node.http;

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
   */
  static byte[] decoded(String path, int index) {
    return decode(path.split("/", -1)[index + 1].getBytes(UTF_8));
  }

  private static byte[] decode(byte[] encoded) {
    var decoded = new ByteArrayOutputStream(encoded.length);
    for (int i = 0; i < encoded.length; i++) {
      if (encoded[i] == '%') {
        decoded.write(HexFormat.fromHexDigits(new String(encoded, i + 1, 2, UTF_8)));
        i += 2;
      } else {
        decoded.write(encoded[i]);
      }
    }
    return decoded.toByteArray();
  }
}
