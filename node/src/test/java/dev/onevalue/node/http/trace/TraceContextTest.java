package dev.onevalue.node.http.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.http.ServedNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

  @ParameterizedTest
  @ValueSource(
      strings = {
        PARENT,
        "00-" + TRACE + "-ffffffffffffffff-01",
        "cc-" + TRACE + "-00f067aa0ba902b7-01-what-comes-later"
      })
  void aRequestIsPartOfTheTraceThatItNames(String traceparent) {
    var context = TraceContext.of(traceparent);

    assertThat(context.trace()).hasToString(TRACE);
    assertThat(context.traceparent())
        .matches("00-" + TRACE + "-[0-9a-f]{16}-01")
        .isNotEqualTo(traceparent);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
        "00-" + TRACE + "-0000000000000000-01",
        "ff-" + TRACE + "-00f067aa0ba902b7-01",
        "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
        "00-" + TRACE + "-00f067aa0ba902b7-01-more",
        "00-" + TRACE + "-00f067aa0ba902b7"
      })
  void anythingElseBeginsATrace(String traceparent) {
    var context = TraceContext.of(traceparent);

    assertThat(context.traceparent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    assertThat(context.trace()).isNotEqualTo(TraceContext.of(traceparent).trace());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/set/7", "/set/+007", "/v1/value"})
  void aSetAnswersItAndTheRegisterKeepsIt(String path) throws Exception {
    try (ServedNode node = ServedNode.start()) {
      node.inform();

      HttpResponse<String> answer =
          node.put(path, path.startsWith("/v1") ? "{\"value\":7}" : "", "traceparent", PARENT);

      assertThat(answer.headers().firstValue("traceparent").orElse(""))
          .matches("00-" + TRACE + "-[0-9a-f]{16}-01");
      assertThat(node.send("GET", "/v1/value").body()).contains("\"traceId\":\"" + TRACE + "\"");
      assertThat(node.send("GET", "/v1/history").body()).contains("\"traceId\":\"" + TRACE + "\"");
    }
  }

  @Test
  void ofTheInitialValueNoneIsKnown() throws Exception {
    try (ServedNode node = ServedNode.start()) {
      node.inform();

      assertThat(node.send("GET", "/v1/value").body()).doesNotContain("traceId");
    }
  }
}
