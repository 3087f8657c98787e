package dev.onevalue.node.http.v1;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onevalue.node.http.problem.ProblemException;
import java.util.Set;

/** What {@code PUT /v1/value} is sent: {@code {"value":8}}, or {@code {"valueText":"8"}}. */
final class SetBody {

  private static final String VALUE = "value";
  private static final String TEXT = "valueText";
  private static final String INTEGER = "0|-?[1-9]\\d{0,18}";

  private SetBody() {}

  /**
   * The value.
   *
   * @throws ProblemException if there is not one, or more than one
   */
  static long value(String body) throws ProblemException {
    JsonNode object = StrictJson.object(body, Set.of(VALUE, TEXT));
    if (object.has(VALUE) == object.has(TEXT)) {
      throw ProblemException.badRequest("the body has not one of 'value' and 'valueText'");
    }
    return object.has(VALUE) ? StrictJson.integer(object, VALUE) : ofText(object.get(TEXT));
  }

  private static long ofText(JsonNode text) throws ProblemException {
    try {
      if (text.isTextual() && text.textValue().matches(INTEGER)) {
        return Long.parseLong(text.textValue());
      }
    } catch (NumberFormatException _) {
      // out of range
    }
    throw ProblemException.badRequest(
        "valueText: %s is not an integer of 64 bits, in decimal, as a string"
            .formatted(StrictJson.shown(text)));
  }
}
