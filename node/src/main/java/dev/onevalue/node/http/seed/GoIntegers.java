package dev.onevalue.node.http.seed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Integers as Go reads them, refused with the very messages of Go: clients of the program that this
 * one grew out of rely on both.
 *
 * @see <a href="https://pkg.go.dev/strconv#Atoi">strconv.Atoi</a>, <a
 *     href="https://pkg.go.dev/strconv#Quote">strconv.Quote</a>
 */
final class GoIntegers {

  private static final String INVALID_SYNTAX = "invalid syntax";
  private static final String OUT_OF_RANGE = "value out of range";

  /** The smallest unsigned integer whose tenfold needs more than 64 bits. */
  private static final long TENFOLD_OVERFLOWS = Long.divideUnsigned(-1, 10) + 1;

  private static final int LONGEST_RUNE = 4;

  private GoIntegers() {}

  /**
   * Reads a decimal integer of 64 bits with an optional sign.
   *
   * @throws NumberFormatException with Go's message
   */
  static long parse(byte[] text) {
    boolean negative = text.length > 0 && text[0] == '-';
    boolean signed = negative || (text.length > 0 && text[0] == '+');
    long magnitude = parseUnsigned(text, signed ? 1 : 0);
    boolean fits = negative ? Long.compareUnsigned(magnitude, Long.MIN_VALUE) <= 0 : magnitude >= 0;
    if (!fits) {
      throw refused(text, OUT_OF_RANGE);
    }
    return negative ? -magnitude : magnitude;
  }

  private static long parseUnsigned(byte[] text, int start) {
    if (start == text.length) {
      throw refused(text, INVALID_SYNTAX);
    }
    long result = 0;
    for (int i = start; i < text.length; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9) {
        throw refused(text, INVALID_SYNTAX);
      }
      long next = result * 10 + digit;
      if (Long.compareUnsigned(result, TENFOLD_OVERFLOWS) >= 0
          || Long.compareUnsigned(next, result * 10) < 0) {
        throw refused(text, OUT_OF_RANGE);
      }
      result = next;
    }
    return result;
  }

  private static NumberFormatException refused(byte[] text, String why) {
    return new NumberFormatException("strconv.Atoi: parsing " + quote(text) + ": " + why);
  }

  private static String quote(byte[] text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length; ) {
      int length = runeLength(text, i);
      if (length == 0) {
        quoted.append("\\x").append(HexFormat.of().toHexDigits(text[i]));
        i++;
      } else {
        quoted.append(escaped(new String(text, i, length, UTF_8).codePointAt(0)));
        i += length;
      }
    }
    return quoted.append('"').toString();
  }

  /** The number of bytes of the character that starts here; 0 if these bytes are no UTF-8. */
  private static int runeLength(byte[] text, int start) {
    for (int length = 1; length <= Math.min(LONGEST_RUNE, text.length - start); length++) {
      byte[] bytes = Arrays.copyOfRange(text, start, start + length);
      String decoded = new String(bytes, UTF_8);
      if (decoded.codePointCount(0, decoded.length()) == 1
          && Arrays.equals(bytes, decoded.getBytes(UTF_8))) {
        return length;
      }
    }
    return 0;
  }

  private static String escaped(int rune) {
    return switch (rune) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case 0x07 -> "\\a";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case 0x0b -> "\\v";
      default -> isPrintable(rune) ? Character.toString(rune) : hex(rune);
    };
  }

  private static String hex(int rune) {
    if (rune < ' ' || rune == 0x7f) {
      return "\\x%02x".formatted(rune);
    }
    return rune <= 0xffff ? "\\u%04x".formatted(rune) : "\\U%08x".formatted(rune);
  }

  /** Letters, marks, numbers, punctuation, symbols, and of all spaces the ASCII one. */
  private static boolean isPrintable(int rune) {
    return switch (Character.getType(rune)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> rune == ' ';
      default -> true;
    };
  }
}
