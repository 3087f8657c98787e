package dev.onevalue.node.http.v1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onevalue.node.core.receipt.Ack;
import dev.onevalue.node.http.problem.BadRequestException;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code PUT /v1/value} asks for: {@code {"value":8}}, and how many members must hold it
 * before it is answered.
 */
record SetRequest(long value, Ack ack, Duration timeout) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(2);
  private static final Pattern TIMEOUT = Pattern.compile("(\\d{1,5})(ms|s)");
  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(60);

  /**
   * Reads a request.
   *
   * @throws BadRequestException if it asks for something that there is not
   */
  static SetRequest of(Context context) throws BadRequestException {
    return new SetRequest(
        value(context.body()),
        ack(context.queryParam("ack")),
        timeout(context.queryParam("timeout")));
  }

  private static long value(String body) throws BadRequestException {
    JsonNode value = parse(body).path("value");
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new BadRequestException(
          "the body is not {\"value\": <an integer of 64 bits>}: 'value' is " + value);
    }
    return value.longValue();
  }

  private static JsonNode parse(String body) throws BadRequestException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new BadRequestException("the body is not JSON: " + e.getOriginalMessage());
    }
  }

  private static Ack ack(@Nullable String text) throws BadRequestException {
    if (text == null) {
      return Ack.ONE;
    }
    return Arrays.stream(Ack.values())
        .filter(ack -> ack.name().toLowerCase(Locale.ROOT).equals(text))
        .findAny()
        .orElseThrow(() ->
            new BadRequestException("ack: '%s' is not one of one, majority, all".formatted(text)));
  }

  private static Duration timeout(@Nullable String text) throws BadRequestException {
    if (text == null) {
      return DEFAULT_TIMEOUT;
    }
    Matcher matcher = TIMEOUT.matcher(text);
    if (matcher.matches()) {
      long number = Long.parseLong(matcher.group(1));
      Duration timeout =
          matcher.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
      if (timeout.compareTo(LONGEST_TIMEOUT) <= 0) {
        return timeout;
      }
    }
    throw new BadRequestException(
        "timeout: '%s' is not a number with the unit ms or s, of at most 60s".formatted(text));
  }
}
