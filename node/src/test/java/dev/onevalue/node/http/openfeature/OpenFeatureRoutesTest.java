package dev.onevalue.node.http.openfeature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.register.TraceId;
import dev.onevalue.node.http.ServedNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By OFREP 0.3.0, its document in our own words. */
class OpenFeatureRoutesTest {

  private static final String FLAGS = "/ofrep/v1/evaluate/flags";
  private static final String CONTEXT = "{\"context\":{\"targetingKey\":\"x\",\"any\":[1]}}";
  private static final long MAX = 9_007_199_254_740_991L;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private ServedNode node;

  @BeforeEach
  void start() throws IOException {
    node = ServedNode.start();
    node.inform();
  }

  @AfterEach
  void stop() {
    node.close();
  }

  private void set(long value) throws Exception {
    await().until(() -> isSet(value));
  }

  /** It may not have noticed yet that it is alone. */
  private boolean isSet(long value) throws Exception {
    return node.loop().set(value, TraceId.NONE).await() instanceof Receipt;
  }

  private HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(node.uri(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
    return new JsonMapper().readTree(response.body());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1, MAX, -MAX})
  void evaluatesTheFlagNamedAsTheCluster(long value) throws Exception {
    set(value);
    HttpResponse<String> response = post(FLAGS + "/demo", CONTEXT);
    JsonNode flag = json(response);
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("OneValue-Age-Millis")).contains("0");
    assertThat(flag.path("key").textValue()).isEqualTo("demo");
    assertThat(flag.path("value").longValue()).isEqualTo(value);
    assertThat(flag.path("reason").textValue()).isEqualTo("STATIC");
    assertThat(flag.path("variant").textValue()).isEqualTo("g1");
    assertThat(flag.path("metadata").toString())
        .isEqualTo("{\"generation\":1,\"writer\":\"%s\"}".formatted(ServedNode.SELF));
  }

  @Test
  void evaluatesAllFlagsAndSaysWhereChangesAreHeard() throws Exception {
    HttpResponse<String> response = post(FLAGS, CONTEXT);
    assertThat(response.body())
        .isEqualTo(
            "{\"flags\":[{\"key\":\"demo\",\"value\":42,\"reason\":\"STATIC\",\"variant\":\"g0\","
                + "\"metadata\":{\"generation\":0}}],\"eventStreams\":[{\"type\":\"sse\","
                + "\"endpoint\":{\"requestUri\":\"/ofrep/v1/events\"}}]}");
    String tag = response.headers().firstValue("ETag").orElseThrow();
    assertThat(post(FLAGS, CONTEXT, "If-None-Match", tag))
        .returns(304, HttpResponse::statusCode)
        .returns("", HttpResponse::body);
    set(1);
    assertThat(post(FLAGS, CONTEXT, "If-None-Match", tag).statusCode()).isEqualTo(200);
  }

  @Test
  void tellsWhenToEvaluateAnew() throws Exception {
    var request = HttpRequest.newBuilder(node.uri("/ofrep/v1/events?heartbeat=100ms")).build();
    try (Stream<String> lines = CLIENT.send(request, BodyHandlers.ofLines()).body()) {
      var iterator = lines.filter(line -> line.startsWith("data")).iterator();
      assertThat(iterator.next())
          .isEqualTo("data: {\"type\":\"refetchEvaluation\",\"etag\":\"\\\"0-42\\\"\"}");
      set(1);
      assertThat(iterator.next())
          .startsWith("data: {\"type\":\"refetchEvaluation\",\"etag\":\"\\\"1-00000000-");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {MAX + 1, -MAX - 1, Long.MAX_VALUE, Long.MIN_VALUE})
  void neverRounds(long value) throws Exception {
    set(value);
    HttpResponse<String> one = post(FLAGS + "/demo", CONTEXT);
    assertThat(one.statusCode()).isEqualTo(400);
    assertThat(json(one).path("errorCode").textValue()).isEqualTo("GENERAL");
    assertThat(json(one).path("errorDetails").textValue())
        .startsWith("value: %d is not between -%d and %d".formatted(value, MAX, MAX));
    assertThat(json(post(FLAGS, CONTEXT)).path("flags").get(0)).isEqualTo(json(one));
    HttpResponse<String> flagd = node.send("GET", "/v1/flagd.json");
    assertThat(flagd.statusCode()).isEqualTo(409);
    assertThat(flagd.body()).contains("value: %d is not between".formatted(value));
  }

  @Test
  void otherFlagsAreNotFound() throws Exception {
    HttpResponse<String> response = post(FLAGS + "/other", CONTEXT);
    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body())
        .isEqualTo(
            "{\"key\":\"other\",\"errorCode\":\"FLAG_NOT_FOUND\","
                + "\"errorDetails\":\"the only flag is 'demo'\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{|PARSE_ERROR",
        "''|INVALID_CONTEXT",
        "{}|INVALID_CONTEXT",
        "{\"context\":1}|INVALID_CONTEXT",
        "[]|INVALID_CONTEXT"
      })
  void malformedRequestsAreRefusedInWords(String body, String code) throws Exception {
    HttpResponse<String> one = post(FLAGS + "/demo", body);
    assertThat(one.statusCode()).isEqualTo(400);
    assertThat(json(one).path("errorCode").textValue()).isEqualTo(code);
    assertThat(json(one).path("key").textValue()).isEqualTo("demo");
    assertThat(json(post(FLAGS, body)).path("errorCode").textValue()).isEqualTo(code);
  }

  @Test
  void definesTheFlagForFlagd() throws Exception {
    HttpResponse<String> response = node.send("GET", "/v1/flagd.json");
    assertThat(response.body())
        .isEqualTo(
            "{\"flags\":{\"demo\":{\"state\":\"ENABLED\",\"variants\":{\"g0\":42},"
                + "\"defaultVariant\":\"g0\",\"metadata\":{\"generation\":0}}}}");
    String tag = response.headers().firstValue("ETag").orElseThrow();
    assertThat(node.send("GET", "/v1/flagd.json", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
  }
}
