package dev.onevalue.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.core.GossipMessage.Push;
import dev.onevalue.node.core.Gossiper;
import dev.onevalue.node.core.NodeId;
import dev.onevalue.node.core.Register;
import dev.onevalue.node.core.Version;
import dev.onevalue.node.runtime.NodeLoop;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The REST interface of a node that is alone, as a client sees it. */
class HttpServerTest {

  private static final NodeId SELF = new NodeId("node-a", new UUID(0, 10));
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private NodeLoop node;
  private HttpServer server;
  private int port;

  @BeforeEach
  void start() throws IOException {
    var gossiper = new Gossiper(SELF, Register.initial(42), 2, new Random(1));
    node = new NodeLoop(gossiper, _ -> {}, Duration.ofHours(1));
    port = freePort();
    server = new HttpServer(node, port, true);
  }

  @AfterEach
  void stop() {
    server.close();
    node.close();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private HttpResponse<String> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private void assertAnswers(String path, int status, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> response = send("GET", path);
    assertThat(response.body()).isEqualTo(body);
    assertThat(response.statusCode()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "SERF"})
  void theSeedsRoutesAnswerAnyVerb(String verb) throws Exception {
    node.foundAlone();

    assertThat(send(verb, "/set/7").body()).isEqualTo("7");
    assertThat(send(verb, "/get").body()).isEqualTo("7");
    assertThat(send(verb, "/notify/8/5").statusCode()).isEqualTo(200);
    assertThat(send("HEAD", "/get").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /set/-5        | 200 | -5
          /set/+5        | 200 | 5
          /set/5?x=1     | 200 | 5
          /set/abc       | 400 | strconv.Atoi: parsing "abc": invalid syntax
          /set/1.5       | 400 | strconv.Atoi: parsing "1.5": invalid syntax
          /set/%205      | 400 | strconv.Atoi: parsing " 5": invalid syntax
          /set/a%0Ab     | 400 | strconv.Atoi: parsing "a\\nb": invalid syntax
          /set/%FF       | 400 | strconv.Atoi: parsing "\\xff": invalid syntax
          /set/5;a=b     | 400 | strconv.Atoi: parsing "5;a=b": invalid syntax
          /set/99999999999999999999 | 400 | strconv.Atoi: parsing "99999999999999999999": value out of range
          /notify/7/3?notifier=b | 200 | ''
          /notify/a/b    | 400 | strconv.Atoi: parsing "a": invalid syntax
          /notify/7/b    | 400 | strconv.Atoi: parsing "b": invalid syntax
          /notify/7/-1   | 200 | ''
          /notify/7/9007199254740992 | 400 | generation 9007199254740992 is over 9007199254740991
          """)
  void answersAsTheSeed(String path, int status, String body) throws Exception {
    node.foundAlone();

    assertAnswers(path, status, body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/get/5", "/get/", "/set/", "/set/1/2", "/set/1%2F2", "/notify/1", "/x"})
  void everythingElseIsNotFound(String path) throws Exception {
    assertThat(send("GET", path).statusCode()).isEqualTo(404);
  }

  @Test
  void aBadSetChangesNothing() throws Exception {
    node.foundAlone();
    send("GET", "/set/abc");

    assertThat(node.state().register()).isEqualTo(Register.initial(42));
  }

  @Test
  void aNotifyWithALowerOrEqualGenerationIsIgnored() throws Exception {
    send("GET", "/notify/7/3");
    send("GET", "/notify/8/3");
    send("GET", "/notify/9/2");

    assertAnswers("/get", 200, "7");
  }

  @Test
  void beforeItIsInformedANodeAnswersReadsAndRefusesSets() throws Exception {
    assertAnswers("/get", 200, "42");
    assertThat(send("GET", "/readyz").statusCode()).isEqualTo(503);
    assertThat(send("GET", "/livez").statusCode()).isEqualTo(200);

    HttpResponse<String> refused = send("GET", "/set/7");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(node.state().register()).isEqualTo(Register.initial(42));

    node.foundAlone();
    assertAnswers("/set/7", 200, "7");
    assertAnswers("/readyz", 200, "ok");
  }

  @Test
  void theValueAsJsonSaysWhoWroteIt() throws Exception {
    node.foundAlone();
    assertAnswers("/v1/value", 200, "{\"value\":42,\"generation\":0,\"writer\":null}");
    send("GET", "/set/7");

    assertAnswers(
        "/v1/value",
        200,
        "{\"value\":7,\"generation\":1,\"writer\":\"node-a/00000000-0000-0000-0000-00000000000a\"}");
  }

  @Test
  void theEntityTagChangesWithEveryWrite() throws Exception {
    node.foundAlone();
    String before = send("GET", "/v1/value").headers().firstValue("ETag").orElseThrow();
    assertThat(send("GET", "/v1/value", "If-None-Match", before).statusCode()).isEqualTo(304);
    assertThat(send("GET", "/v1/value", "If-None-Match", "\"x\", W/" + before).statusCode())
        .isEqualTo(304);

    send("GET", "/set/42");

    HttpResponse<String> after = send("GET", "/v1/value", "If-None-Match", before);
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(after.headers().firstValue("ETag"))
        .hasValue("\"1-00000000-0000-0000-0000-00000000000a\"");
  }

  @Test
  void errorsUnderV1AreProblemDetails() throws Exception {
    HttpResponse<String> missing = send("GET", "/v1/nothing");
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(missing.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));

    HttpResponse<String> notAllowed = send("DELETE", "/v1/value");
    assertThat(notAllowed.statusCode()).isEqualTo(405);
    assertThat(notAllowed.headers().firstValue("Allow")).hasValue("GET");
    assertThat(notAllowed.body()).contains("\"status\":405");
  }

  @Test
  void theLastGenerationIsAConflict() throws Exception {
    node.foundAlone();
    node.received(
        SELF, new Push(new Register(1, new Version(Version.MAX_GENERATION, NodeId.NONE))));

    assertAnswers("/set/7", 409, "generation 9007199254740991 is the last one");
  }

  @Test
  void headersThatAreTooLongAreRefused() throws Exception {
    assertThat(send("GET", "/get", "X-Long", "x".repeat(9_000)).statusCode()).isEqualTo(431);
  }
}
