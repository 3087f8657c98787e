package dev.onevalue.client.wire;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a member says on its stream. */
public sealed interface Message {

  /**
   * It holds this register.
   *
   * @param writer {@code name/incarnation}; null if no member wrote it
   * @param age for how long it may have missed a write; null if it does not know
   */
  record Changed(long value, long generation, @Nullable String writer, @Nullable Duration age)
      implements Message {}

  /** It is there, and nothing changed. */
  record Heartbeat(@Nullable Duration age) implements Message {}

  /** It is about to end. */
  record Leaving() implements Message {}

  /** What is of no concern to this client. */
  record Unknown() implements Message {}

  /**
   * Reads an event of {@code /v1/watch}.
   *
   * @throws IllegalArgumentException if it is not what it should be
   */
  static Message of(ServerSentEvent event) {
    return switch (event.type()) {
      case "message" -> changed(Json.object(event.data()));
      case "heartbeat" -> new Heartbeat(age(Json.object(event.data())));
      case "leaving" -> new Leaving();
      default -> new Unknown();
    };
  }

  /**
   * Reads the members {@code value} or {@code valueText}, {@code generation} and {@code writer},
   * which all answers have in common.
   *
   * @throws IllegalArgumentException if they are missing or no such thing
   */
  static Changed changed(Map<String, @Nullable Object> json) {
    return new Changed(value(json), required(json, "generation"), writer(json), age(json));
  }

  private static long value(Map<String, @Nullable Object> json) {
    return json.get("valueText") instanceof String text
        ? Long.parseLong(text)
        : required(json, "value");
  }

  private static long required(Map<String, @Nullable Object> json, String name) {
    if (json.get(name) instanceof Long number) {
      return number;
    }
    throw new IllegalArgumentException(
        "%s is %s, not an integer of 64 bits".formatted(name, json.get(name)));
  }

  private static @Nullable String writer(Map<String, @Nullable Object> json) {
    return switch (json.get("writer")) {
      case null -> null;
      case String writer -> writer;
      case Object other -> throw new IllegalArgumentException("writer is %s".formatted(other));
    };
  }

  private static @Nullable Duration age(Map<String, @Nullable Object> json) {
    return json.get("ageMillis") instanceof Long millis && millis >= 0
        ? Duration.ofMillis(millis)
        : null;
  }
}
