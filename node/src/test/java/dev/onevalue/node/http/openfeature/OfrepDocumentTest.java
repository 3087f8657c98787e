package dev.onevalue.node.http.openfeature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.register.TraceId;
import dev.onevalue.node.http.ServedNode;
import java.io.IOException;
import java.io.InputStream;
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

/** What is answered is what the published document of OFREP describes. */
class OfrepDocumentTest {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String FLAGS = "/ofrep/v1/evaluate/flags";

  private final ObjectNode document = document();
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

  private static ObjectNode document() {
    try (InputStream published = OfrepDocumentTest.class.getResourceAsStream("/ofrep-0.3.0.json")) {
      var document = (ObjectNode) new JsonMapper().readTree(published);
      // an integer is a number, and has no default in the code either: of three one of each holds
      var types = (ObjectNode) document.at("/components/schemas/evaluationSuccess/allOf/1");
      types.set("anyOf", types.remove("oneOf"));
      return document;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          /demo  | 7                   | {"context":{"targetingKey":"x"}} | 200
          /demo  | 9223372036854775807 | {"context":{"targetingKey":"x"}} | 400
          /demo  | 7                   | {                                | 400
          /demo  | 7                   | {"context":1}                    | 400
          /other | 7                   | {"context":{"targetingKey":"x"}} | 404
                 | 7                   | {"context":{"targetingKey":"x"}} | 200
                 | 9223372036854775807 | {"context":{"targetingKey":"x"}} | 200
                 | 7                   | {                                | 400
          """)
  void everyAnswerIsAsPublished(String key, long value, String body, int status) throws Exception {
    await().until(() -> isSet(value));
    String path = key == null ? FLAGS : FLAGS + key;
    HttpResponse<String> answer =
        CLIENT.send(
            HttpRequest.newBuilder(node.uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(errors(schema(key == null ? FLAGS : FLAGS + "/{key}", status), answer.body()))
        .isEmpty();
  }

  @Test
  void whatTheStreamSendsIsAsPublished() throws Exception {
    var request = HttpRequest.newBuilder(node.uri("/ofrep/v1/events")).build();
    try (Stream<String> lines = CLIENT.send(request, BodyHandlers.ofLines()).body()) {
      String data =
          lines.filter(line -> line.startsWith("data: ")).findFirst().orElseThrow().substring(6);
      assertThat(errors(document.at("/components/schemas/sseEventData"), data)).isEmpty();
    }
  }

  private boolean isSet(long value) throws Exception {
    return node.loop().set(value, TraceId.NONE).await() instanceof Receipt;
  }

  private JsonNode schema(String path, int status) {
    JsonNode schema =
        document
            .path("paths")
            .path(path)
            .path("post")
            .path("responses")
            .path(String.valueOf(status))
            .path("content")
            .path("application/json")
            .path("schema");
    assertThat(schema.isMissingNode()).isFalse();
    return schema;
  }

  /** References in a schema lead through the document. */
  private String errors(JsonNode schema, String json) {
    ObjectNode whole = document.deepCopy();
    whole.setAll((ObjectNode) schema);
    return String.join(
        "\n",
        SCHEMAS.getSchema(whole).validate(json, InputFormat.JSON).stream()
            .map(Object::toString)
            .toList());
  }
}
