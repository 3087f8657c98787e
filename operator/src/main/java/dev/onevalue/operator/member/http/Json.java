package dev.onevalue.operator.member.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON that members send: strict in what is known, and open for fields of later versions. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Json() {}

  /**
   * Reads it.
   *
   * @throws ImproperAnswerException if it is no such thing
   */
  public static <T> T read(String json, Class<T> type) throws ImproperAnswerException {
    try {
      T read = MAPPER.readValue(json, type);
      if (read != null) {
        return read;
      }
    } catch (JsonProcessingException e) {
      throw new ImproperAnswerException(e.getOriginalMessage());
    }
    throw new ImproperAnswerException("no " + type.getSimpleName() + " but null");
  }

  public static String write(Record data) {
    return MAPPER.valueToTree(data).toString();
  }
}
