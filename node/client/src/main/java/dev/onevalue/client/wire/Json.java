package dev.onevalue.client.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON text, strictly: an object is a {@link Map} in which no name comes twice, an array a
 * {@link List}, an integer of 64 bits a {@link Long} and every other number a {@link Double}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>
 */
public final class Json {

  private static final int MAX_DEPTH = 8;

  private final Tokens tokens;

  private Json(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * The members of an object.
   *
   * @throws IllegalArgumentException if the text is no JSON object, or nested too deep
   */
  public static Map<String, @Nullable Object> object(String text) {
    var tokens = new Tokens(text);
    tokens.require('{');
    Map<String, @Nullable Object> members = new Json(tokens).members(1);
    tokens.requireEnd();
    return members;
  }

  private @Nullable Object value(int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("JSON is nested deeper than " + MAX_DEPTH);
    }
    return switch (tokens.peek()) {
      case '{' -> {
        tokens.require('{');
        yield members(depth);
      }
      case '[' -> {
        tokens.require('[');
        yield elements(depth);
      }
      case '"' -> tokens.string();
      default -> tokens.literal();
    };
  }

  private Map<String, @Nullable Object> members(int depth) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    if (tokens.takes('}')) {
      return members;
    }
    do {
      String name = tokens.string();
      tokens.require(':');
      if (members.containsKey(name)) {
        throw new IllegalArgumentException("JSON has two members \"" + name + '"');
      }
      members.put(name, value(depth + 1));
    } while (tokens.takes(','));
    tokens.require('}');
    return members;
  }

  private List<@Nullable Object> elements(int depth) {
    List<@Nullable Object> elements = new ArrayList<>();
    if (tokens.takes(']')) {
      return elements;
    }
    do {
      elements.add(value(depth + 1));
    } while (tokens.takes(','));
    tokens.require(']');
    return elements;
  }
}
