package dev.onevalue.node.http.crossorigin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.http.RawClient;
import dev.onevalue.node.http.ServedNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser sends for pages of other sites, to every route that writes. */
class CrossOriginProtectionTest {

  /** The first is taken without a thread of its own, all others have one. */
  private static final List<String> WRITES =
      List.of(
          "GET /set/1",
          "POST /set/1",
          "SERF /set/1",
          "HEAD /set/1",
          "GET /set/abc",
          "GET /notify/1/1",
          "OPTIONS /notify/1/1",
          "PUT /v1/value",
          "PUT /v1/checkpoint",
          "SERF /v1/value");

  private static ServedNode node;

  @BeforeAll
  static void start() throws IOException {
    node = ServedNode.start();
    node.inform();
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  /** Each test asserts it of what it does: nothing here is ever written. */
  @AfterEach
  void nothingIsWritten() {
    assertThat(node.loop().state().register()).isEqualTo(Register.initial(42));
  }

  /**
   * As Chromium sends it for an image of a page elsewhere, and for a link that it thinks likely.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sec-Fetch-Site: cross-site~Sec-Fetch-Mode: no-cors~Sec-Fetch-Dest: image",
        "Sec-Fetch-Site: same-site~Sec-Fetch-Mode: no-cors~Sec-Fetch-Dest: image",
        "Sec-Fetch-Site: cross-site~Sec-Fetch-Mode: navigate~Sec-Fetch-Dest: document",
        "Sec-Fetch-Site: none~Sec-Fetch-Mode: navigate~Sec-Purpose: prefetch;prerender",
        "Sec-Fetch-Site: same-origin~Sec-Purpose: prefetch",
        "Sec-Fetch-Site: none~Purpose: prefetch",
        "Origin: https://attacker.example",
        "Origin: null"
      })
  void whatAnotherSiteSendsIsRefused(String headers) throws IOException {
    for (String write : WRITES) {
      assertThat(ask(write, "localhost", headers)).as(write).startsWith("HTTP/1.1 403 ");
    }
  }

  /** A name that its owner lets lead here, and makes of the page that it served itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "attacker.example",
        "attacker.example:8080",
        "localhost.attacker.example",
        "127.0.0.1.attacker.example",
        "demo.default.svc.attacker.example",
        "127.0.0.1.nip.io",
        "2130706433x",
        "[::1].attacker.example"
      })
  void aReboundNameIsRefused(String host) throws IOException {
    for (String write : WRITES) {
      String answer = ask(write, host, "Sec-Fetch-Site: same-origin~Origin: http://" + host);
      assertThat(answer.split("\r\n", 2)[0]).as(write).matches("HTTP/1.1 4(21|00) .*");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%73et/1",
        "//set/1",
        "/x/../set/1",
        "/./set/1",
        "/set;a=b/1",
        "/set/1;a",
        "/Set/1"
      })
  void noOtherSpellingIsAWayAround(String path) throws IOException {
    assertThat(ask("GET " + path, "localhost", "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 40");
  }

  @Test
  void whatIsReadIsAnsweredWhateverTheHostButToNoPageOfAnotherSite() throws IOException {
    for (String read : List.of("/get", "/v1/value", "/v1/members", "/livez", "/nothing")) {
      assertThat(ask("GET " + read, "attacker.example", "Origin: https://attacker.example"))
          .as(read)
          .contains("\r\nCross-Origin-Resource-Policy: same-origin\r\n")
          .doesNotContain("HTTP/1.1 421")
          .doesNotContain("Access-Control");
    }
  }

  @Test
  void aRefusalTellsWhatWouldBeRight() throws IOException {
    assertThat(ask("GET /set/1", "attacker.example", ""))
        .startsWith("HTTP/1.1 421 ")
        .contains("\r\nContent-Type: text/plain")
        .contains("\r\nCache-Control: no-store\r\n")
        .contains("\r\nCross-Origin-Resource-Policy: same-origin\r\n")
        .contains("Host: 'attacker.example' is no name of this node")
        .contains("ALLOWED_HOSTS adds others");
    assertThat(ask("PUT /v1/value", "localhost", "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 403 ")
        .contains("\r\nContent-Type: application/problem+json")
        .contains("Sec-Fetch-Site: 'cross-site': a page of another site may not write");
  }

  /** Every case of Go's own table; GET, HEAD and OPTIONS, safe there, may write here. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          same-origin allowed               | POST    | same-origin | -                        | 400
          none allowed                      | POST    | none        | -                        | 400
          cross-site blocked                | POST    | cross-site  | -                        | 403
          same-site blocked                 | POST    | same-site   | -                        | 403
          no header with no origin          | POST    | -           | -                        | 400
          no header with matching origin    | POST    | -           | https://example.com      | 400
          no header with mismatched origin  | POST    | -           | https://attacker.example | 403
          no header with null origin        | POST    | -           | null                     | 403
          GET                               | GET     | cross-site  | -                        | 403
          HEAD                              | HEAD    | cross-site  | -                        | 403
          OPTIONS                           | OPTIONS | cross-site  | -                        | 403
          PUT blocked                       | PUT     | cross-site  | -                        | 403
          untrusted origin with cross-site  | POST    | cross-site  | https://attacker.example | 403
          matching origin with cross-site   | POST    | cross-site  | https://example.com      | 403
          mismatched origin of the same site| POST    | same-origin | https://attacker.example | 400
          another port                      | POST    | -           | https://example.com:81   | 403
          no scheme                         | POST    | -           | example.com              | 403
          more than an origin               | POST    | -           | https://example.com/     | 403
          """)
  void asInGo(String name, String method, String site, String origin, int status)
      throws IOException {
    String headers =
        (site.equals("-") ? "" : "Sec-Fetch-Site: " + site + "~")
            + (origin.equals("-") ? "" : "Origin: " + origin);

    assertThat(ask(method + " /set/abc", "example.com", headers))
        .startsWith("HTTP/1.1 " + status + " ");
  }

  /** It goes on to the parser, which does not like it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LocalHost:8080",
        "localhost.",
        "127.0.0.1:8080",
        "10.1.2.3",
        "[::1]:8080",
        "[fe80::1]",
        "example.com:443"
      })
  void whatIsOursIsTaken(String host) throws IOException {
    assertThat(ask("GET /set/abc", host, "")).contains("HTTP/1.1 400 ").contains("strconv.Atoi");
  }

  @Test
  void whoSendsNoHostIsNoBrowser() throws IOException {
    try (RawClient client = node.connect()) {
      assertThat(client.send("GET /set/abc HTTP/1.0\r\n\r\n").answer()).contains("strconv.Atoi");
    }
  }

  @Test
  void theTargetsHostCountsIfThereIsOne() throws IOException {
    String target = "GET http://attacker.example/set/1";

    assertThat(ask(target, "localhost", "")).startsWith("HTTP/1.1 421 ");
  }

  @Test
  void everyRouteThatMayWriteIsGuarded() throws IOException {
    Stream<String> unsafe =
        node.served()
            .filter(route -> !route.matches("(GET|HEAD|OPTIONS) .*"))
            .filter(route -> !route.startsWith("POST /ofrep/v1/evaluate/flags"));

    for (String route : unsafe.toList()) {
      assertThat(ask(route, "attacker.example", "")).as(route).startsWith("HTTP/1.1 421 ");
    }
  }

  private static String ask(String request, String host, String headers) throws IOException {
    String more =
        headers.isEmpty() ? "" : headers.replaceFirst("~$", "").replace("~", "\r\n") + "\r\n";
    try (RawClient client = node.connect()) {
      return client.ask(
          "%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n".formatted(request, host, more));
    }
  }
}
