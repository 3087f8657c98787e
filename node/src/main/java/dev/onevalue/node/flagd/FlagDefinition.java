package dev.onevalue.node.flagd;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Writes flag definitions. Numbers beyond 2^53-1 are in none: readers of flags have doubles, and
 * would round them.
 *
 * @see <a href="https://flagd.dev/reference/flag-definitions/">flagd, Flag definitions</a>
 */
public final class FlagDefinition {

  /** The largest integer that every reader of JSON has exactly (RFC 8259, section 6). */
  public static final long MAX = (1L << 53) - 1;

  private static final JsonMapper JSON = new JsonMapper();

  private FlagDefinition() {}

  /** Whether a value can be a flag's. */
  public static boolean isExact(long value) {
    return value >= -MAX && value <= MAX;
  }

  /** What is wrong with a value that cannot be a flag's, and what would be right. */
  public static String refusal(long value) {
    return "value: %d is not between -%d and %d, in which flags are exact: read valueText"
        .formatted(value, MAX, MAX);
  }

  /** No flag: whoever asks for it gets the default of its own. */
  public static String none() {
    return "{\"flags\":{}}";
  }

  /** One flag, whose only variant is the value. */
  public static String of(String key, long value, long generation, @Nullable String writer) {
    if (!isExact(value)) {
      throw new IllegalArgumentException(refusal(value));
    }
    ObjectNode document = JSON.createObjectNode();
    ObjectNode flag = document.putObject("flags").putObject(key);
    flag.put("state", "ENABLED");
    flag.putObject("variants").put("g" + generation, value);
    flag.put("defaultVariant", "g" + generation);
    ObjectNode metadata = flag.putObject("metadata").put("generation", generation);
    if (writer != null) {
      metadata.put("writer", writer);
    }
    return text(document);
  }

  private static String text(ObjectNode document) {
    try {
      return JSON.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
