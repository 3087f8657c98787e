package dev.onevalue.node.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.http.RawClient;
import dev.onevalue.node.http.ServedNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before a route sees it. */
class ErrorsTest {

  private static final String LAST_HEADERS = "Host: a\r\nConnection: close\r\n\r\n";

  private ServedNode node;

  @BeforeEach
  void start() throws IOException {
    node = ServedNode.start();
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET /set/%zz HTTP/1.1                        | 400
          PUT /set/%u00411 HTTP/1.0                    | 400
          GET /set/% HTTP/1.1                          | 400
          GET % HTTP/1.1                               | 400
          G@T /get HTTP/1.1                            | 400
          GET /get HTTP/3.0                            | 505
          POST /get HTTP/1.1~Content-Length: x         | 400
          POST /set/4 HTTP/1.1~Content-Length: -1      | 400
          POST /set/4 HTTP/1.1~Transfer-Encoding: chunked~Content-Length: 4 | 400
          POST /set/4 HTTP/1.1~Content-Length: 4097    | 413
          POST /get HTTP/1.1~Content-Length: 4097      | 413
          GET /get HTTP/1.1~Host: b                    | 400
          GET /set/4 HTTP/1.1~Expect: magic            | 417
          OPTIONS * HTTP/1.1                           | 404
          """)
  void outsideV1AnErrorIsPlainText(String start, int status) throws IOException {
    assertThat(ask(start))
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("Content-Type: text/plain")
        .doesNotContainIgnoringCase("<html");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET /v1/%zz HTTP/1.1                         | 400
          GET http://%zz/v1/value HTTP/1.1             | 400
          POST /v1/value HTTP/1.1~Content-Length: x    | 400
          POST /v1/value HTTP/1.1~Content-Length: 4097 | 413
          GET /v1/value HTTP/1.1~Host: b               | 400
          """)
  void underV1AnErrorIsProblemDetails(String start, int status) throws IOException {
    assertThat(ask(start))
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("Content-Type: application/problem+json")
        .contains("\"status\":" + status);
  }

  @Test
  void aBodyOfUnknownLengthIsMeasuredToo() throws IOException {
    String chunked = "POST /get HTTP/1.1~Transfer-Encoding: chunked";

    assertThat(ask(chunked, "1000\r\n" + "x".repeat(4096) + "\r\n0\r\n\r\n")).contains(" 200 OK");
    assertThat(ask(chunked, "1001\r\n" + "x".repeat(4097) + "\r\n0\r\n\r\n")).contains(" 413 ");
  }

  @Test
  void aTargetWithAHostIsAnsweredAsOneWithout() throws IOException {
    assertThat(ask("GET http://other/get HTTP/1.1")).contains(" 200 OK").endsWith("\r\n\r\n42");
    assertThat(ask("GET http://other:1/set/a%00 HTTP/1.1")).contains("\"a\\x00\": invalid");
  }

  @Test
  void http10AndItsMissingHostAreFine() throws IOException {
    try (RawClient client = node.connect()) {
      assertThat(client.send("GET /get HTTP/1.0\r\n\r\n").answer()).endsWith("\r\n\r\n42");
    }
  }

  @Test
  void aClientThatWaitsToBeAskedForItsBodyIsAsked() throws IOException {
    assertThat(ask("POST /get HTTP/1.1~Expect: 100-continue~Content-Length: 2", "hi"))
        .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK");
  }

  private String ask(String start) throws IOException {
    return ask(start, "");
  }

  private String ask(String start, String body) throws IOException {
    try (RawClient client = node.connect()) {
      return client.ask(start.strip().replace("~", "\r\n") + "\r\n" + LAST_HEADERS + body);
    }
  }
}
