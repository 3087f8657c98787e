package dev.onevalue.node.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.http.ServedNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code PUT /v1/value} and {@code /v1/checkpoint}. */
class ValueWritesTest {

  private static final String TAG = "\"1-00000000-0000-0000-0000-00000000000a\"";

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"value":8}                               | 200
          {"valueText":"-9223372036854775808"}      | 200
          {"value":8.0}                             | 400
          {"value":"8"}                             | 400
          {"value":9223372036854775808}             | 400
          {"valueText":8}                           | 400
          {"valueText":"08"}                        | 400
          {"valueText":"9223372036854775808"}       | 400
          {"value":8,"valueText":"8"}               | 400
          {"value":8,"value":9}                     | 400
          {"value":8} {}                            | 400
          {"value":8,"valeu":9}                     | 400
          {}                                        | 400
          8                                         | 400
          """)
  void onlyAnIntegerIsTaken(String body, int status) throws Exception {
    assertThat(node.put("/v1/value", body).statusCode()).isEqualTo(status);
    assertThat(node.loop().state().register().generation()).isEqualTo(status == 200 ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "'',                       200",
    "?ifGeneration=0,          200",
    "?ifGeneration=1,          412",
    "?ifGeneration=x,          400",
    "?ack=two,                 400",
    "?timeout=61s,             400",
    "?ack=all&timeout=100ms,   200",
  })
  void theQueryIsRead(String query, int status) throws Exception {
    assertThat(node.put("/v1/value" + query, "{\"value\":8}").statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          If-Match      | "0-42"                | 200
          If-Match      | "x,y", "0-42"         | 200
          If-Match      | *                     | 200
          If-Match      | W/"0-42"              | 412
          If-Match      | "0-43"                | 412
          If-None-Match | "0-42"                | 412
          If-None-Match | *                     | 412
          If-None-Match | "0-43"                | 200
          Content-Type  | text/json             | 415
          Content-Type  | Application/JSON; a=b | 200
          Content-Type  | application/x-www-form-urlencoded | 200
          Accept        | text/html             | 406
          Accept        | text/html, */*;q=0.1  | 200
          Accept        | */*, application/json;q=0 | 406
          """)
  void headersAreRead(String name, String value, int status) throws Exception {
    assertThat(node.put("/v1/value", "{\"value\":8}", name, value).statusCode()).isEqualTo(status);
  }

  @Test
  void whoLosesIsToldThePresentRegister() throws Exception {
    node.put("/v1/value", "{\"value\":8}");

    HttpResponse<String> lost = node.put("/v1/value", "{\"value\":9}", "If-Match", "\"0-42\"");

    assertThat(lost.statusCode()).isEqualTo(412);
    assertThat(lost.headers().firstValue("ETag")).hasValue(TAG);
    assertThat(lost.body())
        .contains("\"value\":8,\"valueText\":\"8\",\"generation\":1,\"writer\":\"node-a/");
    assertThat(node.put("/v1/value", "{\"value\":9}", "If-Match", TAG).statusCode()).isEqualTo(200);
  }

  @Test
  void aReceiptSaysWhoHoldsIt() throws Exception {
    assertThat(node.put("/v1/value?ack=all", "{\"value\":8}").body())
        .contains("\"confirmed\":true,\"discarded\":false,\"members\":1,\"holders\":[{\"member\":")
        .endsWith("\"missing\":[]}");
  }

  @Test
  void repeatedWithItsKeyARequestIsAnsweredTheSameAndDoneOnce() throws Exception {
    String[] key = {"Idempotency-Key", "k"};
    String first = node.put("/v1/value", "{\"value\":8}", key).body();

    assertThat(node.put("/v1/value", "{\"value\":8}", key).body()).isEqualTo(first);
    assertThat(node.put("/v1/value", "{\"value\":9}", key).statusCode()).isEqualTo(422);
    assertThat(node.put("/v1/value?ack=all", "{\"value\":8}", key).statusCode()).isEqualTo(422);
    assertThat(node.loop().state().register().generation()).isEqualTo(1);
  }

  @Test
  void aCheckpointCanBeGivenToAnotherNode() throws Exception {
    node.put("/v1/value", "{\"value\":8}");
    node.put("/v1/value", "{\"value\":9}");
    String checkpoint = node.send("GET", "/v1/checkpoint").body();

    try (ServedNode other = ServedNode.start()) {
      assertThat(other.put("/v1/checkpoint", checkpoint).body()).isEqualTo(checkpoint);
      assertThat(other.loop().state().register())
          .usingRecursiveComparison()
          .ignoringFields("trace")
          .isEqualTo(node.loop().state().register());
    }
    String nobodys = "{\"value\":1,\"generation\":1,\"writer\":\"x\",\"ancestors\":[]}";
    assertThat(node.put("/v1/checkpoint", nobodys).body()).contains("writer: ");
  }
}
