package dev.onevalue.client.wire;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tokens of a JSON text, one after the other; the space between them is skipped. */
final class Tokens {

  private static final Pattern LITERAL =
      Pattern.compile("true|false|null|-?(0|[1-9]\\d*)(?<fraction>(\\.\\d+)?([eE][+-]?\\d+)?)");
  private static final char END = '\uffff';

  private final String text;
  private int at;

  Tokens(String text) {
    this.text = text;
    skipSpace();
  }

  /** The first character of the next token. */
  char peek() {
    return at < text.length() ? text.charAt(at) : END;
  }

  boolean takes(char token) {
    if (peek() != token) {
      return false;
    }
    at++;
    skipSpace();
    return true;
  }

  void require(char token) {
    if (!takes(token)) {
      throw unexpected("'" + token + "'");
    }
  }

  void requireEnd() {
    if (at < text.length()) {
      throw unexpected("the end");
    }
  }

  /** true, false, null or a number. */
  @Nullable Object literal() {
    Matcher matcher = LITERAL.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw unexpected("a value");
    }
    at = matcher.end();
    skipSpace();
    return switch (matcher.group()) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      case String number -> number(number, matcher.group("fraction").isEmpty());
    };
  }

  private static Object number(String number, boolean integer) {
    if (integer) {
      try {
        return Long.valueOf(number);
      } catch (NumberFormatException _) {
        // more than 64 bits
      }
    }
    return Double.valueOf(number);
  }

  String string() {
    if (peek() != '"') {
      throw unexpected("'\"'");
    }
    at++;
    var string = new StringBuilder();
    while (peek() != '"') {
      string.append(character());
    }
    at++;
    skipSpace();
    return string.toString();
  }

  private char character() {
    char c = peek();
    if (c < ' ' || at >= text.length()) {
      throw unexpected("the end of a string");
    }
    at++;
    return c == '\\' ? escaped() : c;
  }

  private char escaped() {
    char c = peek();
    at++;
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexadecimal();
      default -> throw unexpected("an escape");
    };
  }

  private char hexadecimal() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(peek(), 16);
      if (digit < 0 || peek() > 'f') {
        throw unexpected("four hexadecimal digits");
      }
      code = code << 4 | digit;
      at++;
    }
    return (char) code;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private IllegalArgumentException unexpected(String wanted) {
    return new IllegalArgumentException("JSON needs %s at index %d".formatted(wanted, at));
  }
}
