package dev.onevalue.node.http.v1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onevalue.node.http.log.Printable;
import dev.onevalue.node.http.problem.ProblemException;
import java.util.Set;

/** Reads the JSON of a request: what is doubtful is refused. */
final class StrictJson {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private StrictJson() {}

  /**
   * An object with none but these members.
   *
   * @throws ProblemException if it is something else
   */
  static ObjectNode object(String body, Set<String> members) throws ProblemException {
    if (!(parse(body) instanceof ObjectNode object)) {
      throw ProblemException.badRequest("the body is not a JSON object");
    }
    requireOnly(object, members);
    return object;
  }

  /**
   * An integer of 64 bits.
   *
   * @throws ProblemException if it is something else: 8.0 and "8" are
   */
  static long integer(JsonNode object, String member) throws ProblemException {
    JsonNode node = object.path(member);
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw ProblemException.badRequest(
          "%s: %s is not an integer of 64 bits".formatted(member, shown(node)));
    }
    return node.longValue();
  }

  /** What a message says of it. */
  static String shown(JsonNode node) {
    return node.isMissingNode() ? "(missing)" : Printable.of(node.toString());
  }

  static void requireOnly(JsonNode object, Set<String> members) throws ProblemException {
    for (var member : object.properties()) {
      if (!members.contains(member.getKey())) {
        throw ProblemException.badRequest(
            "'%s' is none of the members %s"
                .formatted(Printable.of(member.getKey()), members.stream().sorted().toList()));
      }
    }
  }

  private static JsonNode parse(String body) throws ProblemException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw ProblemException.badRequest(
          "the body is not JSON: " + Printable.of(e.getOriginalMessage()));
    }
  }
}
