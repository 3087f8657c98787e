package dev.onevalue.node.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.http.ServedNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The routes under {@code /v1} as a client sees them. */
class ValueRoutesTest {

  private ServedNode node;

  @BeforeEach
  void start() throws IOException {
    node = ServedNode.start();
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void theValueAsJsonSaysWhoWroteIt() throws Exception {
    node.inform();
    node.assertAnswers(
        "/v1/value", 200, "{\"value\":42,\"valueText\":\"42\",\"generation\":0,\"writer\":null}");
    String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    node.send("GET", "/set/7", "traceparent", traceparent);

    node.assertAnswers(
        "/v1/value",
        200,
        "{\"value\":7,\"valueText\":\"7\",\"generation\":1,\"writer\":\"node-a/00000000-0000-0000-0000-00000000000a\",\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\"}");
  }

  @Test
  void headSaysWhatGetWouldSay() throws Exception {
    String tag = node.send("GET", "/v1/value").headers().firstValue("ETag").orElseThrow();

    assertThat(node.send("HEAD", "/v1/value").headers().firstValue("ETag")).contains(tag);
    assertThat(node.send("HEAD", "/v1/value", "If-None-Match", tag).statusCode()).isEqualTo(304);
    assertThat(node.send("HEAD", "/v1/value?wait=x").statusCode()).isEqualTo(400);
  }

  @Test
  void theEntityTagChangesWithEveryWrite() throws Exception {
    node.inform();
    String before = node.send("GET", "/v1/value").headers().firstValue("ETag").orElseThrow();
    assertThat(node.send("GET", "/v1/value", "If-None-Match", before).statusCode()).isEqualTo(304);
    assertThat(node.send("GET", "/v1/value", "If-None-Match", "\"x\", W/" + before).statusCode())
        .isEqualTo(304);

    node.send("GET", "/set/42");

    HttpResponse<String> after = node.send("GET", "/v1/value", "If-None-Match", before);
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(after.headers().firstValue("ETag"))
        .hasValue("\"1-00000000-0000-0000-0000-00000000000a\"");
  }

  @Test
  void errorsUnderV1AreProblemDetails() throws Exception {
    HttpResponse<String> missing = node.send("GET", "/v1/nothing");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));

    HttpResponse<String> notAllowed = node.send("DELETE", "/v1/value");
    assertThat(notAllowed.statusCode()).isEqualTo(405);
    assertThat(notAllowed.headers().firstValue("Allow")).hasValue("GET, HEAD, OPTIONS, PUT");
    assertThat(notAllowed.body()).contains("\"status\":405");
  }
}
