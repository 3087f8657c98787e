package dev.onevalue.node.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A register as a node showed it.
 *
 * @param writer empty if no node has written the value
 */
record Observed(long value, long generation, String writer) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Observed of(String body) {
    return of(parse(body));
  }

  static Observed of(JsonNode json) {
    return new Observed(
        json.path("value").asLong(),
        json.path("generation").asLong(),
        json.path("writer").asText(""));
  }

  static JsonNode parse(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + body, e);
    }
  }

  /** As nodes name a register in their logs. */
  @Override
  public String toString() {
    return "value %d (generation %d, writer %s)".formatted(value, generation, writer);
  }
}
