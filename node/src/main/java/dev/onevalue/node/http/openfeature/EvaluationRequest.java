package dev.onevalue.node.http.openfeature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The body of a request: the context is the same to the value, but has to be one. */
final class EvaluationRequest {

  private static final JsonMapper JSON = new JsonMapper();

  private EvaluationRequest() {}

  /** A body that is no evaluation request. */
  static final class Malformed extends Exception {

    private static final long serialVersionUID = 1L;

    private final String errorCode;

    Malformed(String errorCode, String details) {
      super(details);
      this.errorCode = errorCode;
    }

    /** Of OpenFeature. */
    String errorCode() {
      return errorCode;
    }
  }

  /**
   * Requires that a body is one.
   *
   * @throws Malformed if it is not
   */
  static void require(String body) throws Malformed {
    JsonNode context = parse(body).path("context");
    if (!context.isObject()) {
      throw new Malformed(
          "INVALID_CONTEXT",
          "the body has no object 'context': {\"context\":{\"targetingKey\":\"..\"}} would be"
              + " right");
    }
  }

  private static JsonNode parse(String body) throws Malformed {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new Malformed("PARSE_ERROR", "the body is not JSON: " + e.getOriginalMessage());
    }
  }
}
