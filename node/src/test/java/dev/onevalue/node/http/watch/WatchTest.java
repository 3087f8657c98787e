package dev.onevalue.node.http.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.node.http.RawClient;
import dev.onevalue.node.http.ServedNode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams of changes as a client sees them. */
class WatchTest {

  private static final String ID = "id: 1-00000000-0000-0000-0000-00000000000a\n";

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

  @Test
  void thePresentRegisterComesFirstThenEachChangeAndHeartbeatsBetweenThem() throws Exception {
    try (RawClient client = watch("?heartbeat=100ms", "")) {
      assertThat(client.until("\n\nid: "))
          .startsWith("HTTP/1.1 200 OK\r\n")
          .contains("\r\nContent-Type: text/event-stream\r\n")
          .contains("\r\n\r\nretry: 1000\n\n");
      assertThat(client.until("\n\n"))
          .startsWith(
              "0-42\ndata: {\"value\":42,\"valueText\":\"42\",\"generation\":0,\"writer\":null,");
      assertThat(client.until("}\n\n")).startsWith("event: heartbeat\ndata: {\"generation\":0,");

      node.send("GET", "/set/7");

      assertThat(client.until(ID) + client.until("\n\n")).contains("data: {\"value\":7,");
      assertThat(client.until("\"generation\":1,\"ageMillis\":")).contains("event: heartbeat");
    }
  }

  @Test
  void whoHasThePresentRegisterIsNotSentItAgain() throws Exception {
    node.send("GET", "/set/7");
    try (RawClient client =
        watch("", "Last-Event-ID: 1-00000000-0000-0000-0000-00000000000a\r\n")) {
      assertThat(client.until("event: heartbeat")).doesNotContain("id: ");
    }
    try (RawClient client = watch("", "Last-Event-ID: 0-42\r\n")) {
      assertThat(client.until(ID)).doesNotContain("heartbeat");
    }
  }

  @Test
  void aNodeThatLeavesSaysSoAndEndsTheStreams() throws Exception {
    try (RawClient client = watch("", "")) {
      client.until("\n\nid: 0-42\n");

      node.leave();

      assertThat(client.answer()).endsWith("event: leaving\ndata: {}\n\n");
    }
    assertThat(node.send("GET", "/v1/watch").statusCode()).isEqualTo(503);
    assertThat(node.send("GET", "/readyz").statusCode()).isEqualTo(503);
    assertThat(node.send("GET", "/livez").statusCode()).isEqualTo(200);
    node.assertAnswers("/get", 200, "42");
  }

  /** Its window is full soon; five seconds later it is cut, and what waits for it is dropped. */
  @Test
  void whoNeverReadsIsCutAndHurtsNobody() throws Exception {
    try (RawClient reader = watch("?heartbeat=100ms", "");
        RawClient deaf = RawClient.withSmallWindow(node.port())) {
      deaf.send(request("?heartbeat=100ms", ""));
      await().untilAsserted(() -> assertThat(watchers()).isEqualTo("2.0"));
      long begun = System.nanoTime();
      Duration taken = Duration.ZERO;
      for (int i = 1; !watchers().equals("1.0"); i++) {
        node.send("GET", "/set/" + i);
        assertThat(reader.until("id: " + i + "-")).isNotEmpty();
        taken = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(taken).isLessThan(Duration.ofSeconds(20));
      }
      assertThat(taken).isGreaterThan(Duration.ofMillis(4_500));
      assertThat(deaf.isReset()).isTrue();
    }
  }

  @Test
  void whoLeavesIsForgotten() throws Exception {
    try (RawClient client = watch("", "")) {
      client.until("id: 0-42");
      assertThat(watchers()).isEqualTo("1.0");
    }
    await().untilAsserted(() -> assertThat(watchers()).isEqualTo("0.0"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET,    ?heartbeat=1,    text/event-stream, 400",
    "GET,    ?heartbeat=31s,  text/event-stream, 400",
    "GET,    ?maxAge=x,       text/event-stream, 400",
    "GET,    '',              application/json,  406",
    "HEAD,   '',              text/*,            200",
    "DELETE, '',              */*,               405",
  })
  void whatCannotBeStreamedIsAnswered(String method, String query, String accept, int status)
      throws Exception {
    assertThat(node.send(method, "/v1/watch" + query, "Accept", accept).statusCode())
        .isEqualTo(status);
  }

  private String watchers() throws IOException, InterruptedException {
    return node.send("GET", "/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("onevalue_watchers "))
        .findAny()
        .orElseThrow()
        .substring("onevalue_watchers ".length());
  }

  private RawClient watch(String query, String headers) throws IOException {
    return node.connect().send(request(query, headers));
  }

  private static String request(String query, String headers) {
    return "GET /v1/watch" + query + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
  }
}
