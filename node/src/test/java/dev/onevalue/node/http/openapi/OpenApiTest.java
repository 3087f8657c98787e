package dev.onevalue.node.http.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.onevalue.node.http.RawClient;
import dev.onevalue.node.http.ServedNode;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the description says is what is served, and the other way round. */
class OpenApiTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private ServedNode node;
  private ObjectNode document;

  @BeforeEach
  void start() throws Exception {
    node = ServedNode.start();
    node.inform();
    node.put("/v1/value", "{\"value\":8}");
    document = (ObjectNode) JSON.readTree(node.send("GET", "/openapi.json").body());
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void everyRouteIsDescribedAndEveryDescriptionServed() {
    Stream<String> anyVerb =
        Stream.of("GET /get", "GET /set/{newVal}", "GET /notify/{curVal}/{curGeneration}");

    assertThat(described())
        .containsExactlyInAnyOrderElementsOf(Stream.concat(node.served(), anyVerb).toList());
  }

  @Test
  void everyReferenceLeadsToSomething() {
    document
        .findValuesAsText("$ref")
        .forEach(reference ->
            assertThat(document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      nullValues = "-",
      textBlock =
          """
          GET    | /v1/value                  | - | 200
          GET    | /v1/value?maxAge=2         | - | 400
          GET    | /v1/members                | - | 200
          GET    | /v1/tls                    | - | 200
          GET    | /v1/history                | - | 200
          GET    | /v1/checkpoint             | - | 200
          GET    | /openapi.json              | - | 200
          GET    | /v1/watch?heartbeat=1      | - | 400
          OPTIONS | /v1/value                 | - | 204
          GET    | /livez                     | - | 200
          GET    | /readyz                    | - | 200
          GET    | /metrics                   | - | 200
          GET    | /get                       | - | 200
          PUT    | /v1/value                  | {"value":9} | 200
          PUT    | /v1/value                  | {"value":9.5} | 400
          PUT    | /v1/value?ifGeneration=0   | {"value":9} | 412
          PUT    | /v1/checkpoint             | {"value":1,"generation":9007199254740991,"writer":null,"ancestors":[]} | 409
          PUT    | /v1/checkpoint             | {"value":1,"generation":7,"writer":null,"ancestors":[]} | 200
          """)
  void whatIsAnsweredIsAsDescribed(String method, String path, String body, int status)
      throws Exception {
    HttpResponse<String> answer = body == null ? node.send(method, path) : node.put(path, body);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertDescribed(method, path, answer);
  }

  @Test
  void aRefusalIsAsDescribed() throws Exception {
    String[] cross = {"Sec-Fetch-Site", "cross-site"};
    for (String path : new String[] {"/v1/value", "/v1/checkpoint"}) {
      HttpResponse<String> answer = node.put(path, "{}", cross);
      assertThat(answer.statusCode()).isEqualTo(403);
      assertDescribed("PUT", path, answer);
    }
  }

  @Test
  void whatAStreamSendsIsAsDescribed() throws Exception {
    try (RawClient client =
        node.connect().send("GET /v1/watch?heartbeat=100ms HTTP/1.1\r\nHost: a\r\n\r\n")) {
      client.until("\ndata: ");
      assertValid("WatchedRegister", client.until("\n"));
      client.until("event: heartbeat\ndata: ");
      assertValid("Heartbeat", client.until("\n"));
    }
  }

  @Test
  void aNodeThatKnowsNothingAnswersAsDescribed() throws Exception {
    try (ServedNode fresh = ServedNode.start()) {
      assertDescribed("PUT", "/v1/value", fresh.put("/v1/value", "{\"value\":8}"));
      HttpResponse<String> stale = fresh.send("GET", "/v1/value?maxAge=2s");
      assertThat(stale.statusCode()).isEqualTo(503);
      assertDescribed("GET", "/v1/value", stale);
    }
  }

  private Stream<String> described() {
    return document.path("paths").properties().stream()
        .flatMap(path ->
            path.getValue()
                .propertyStream()
                .map(method -> method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()));
  }

  private void assertDescribed(String method, String path, HttpResponse<String> answer) {
    JsonNode response =
        document
            .path("paths")
            .path(path.split("\\?", 2)[0])
            .path(method.toLowerCase(Locale.ROOT))
            .path("responses")
            .path(String.valueOf(answer.statusCode()));
    if (response.has("$ref")) {
      response = document.at(response.path("$ref").asText().substring(1));
    }
    assertThat(response.isMissingNode()).as("%s %s %s", method, path, answer).isFalse();
    if (answer.statusCode() != 204) {
      String type =
          answer.headers().firstValue("Content-Type").orElseThrow().replaceFirst(";.*", "");
      JsonNode schema = response.path("content").path(type).path("schema");
      assertThat(schema.isMissingNode()).as("%s of %s %s", type, method, path).isFalse();
      if (type.endsWith("json")) {
        assertValid(schema, answer.body());
      }
    }
  }

  private void assertValid(String schema, String json) {
    assertValid(document.at("/components/schemas/" + schema), json);
  }

  /** References in a schema lead through the document. */
  private void assertValid(JsonNode schema, String json) {
    ObjectNode whole = document.deepCopy();
    whole.setAll((ObjectNode) schema);
    var errors = SCHEMAS.getSchema(whole).validate(json, InputFormat.JSON);
    if (!errors.isEmpty()) {
      fail("%s: %s".formatted(json, errors));
    }
  }
}
