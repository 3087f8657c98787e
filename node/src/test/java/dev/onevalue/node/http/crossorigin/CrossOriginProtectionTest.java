package dev.onevalue.node.http.crossorigin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser sends for pages of other sites, to every route that writes. */
class CrossOriginProtectionTest {

  @RegisterExtension private static final GuardedNode NODE = new GuardedNode();

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
    for (String write : GuardedNode.WRITES) {
      assertThat(NODE.ask(write, "localhost", headers)).as(write).startsWith("HTTP/1.1 403 ");
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
    assertThat(NODE.ask("GET " + path, "localhost", "Sec-Fetch-Site: cross-site"))
        .startsWith("HTTP/1.1 40");
  }

  @Test
  void whatIsReadIsAnsweredWhateverTheHostButToNoPageOfAnotherSite() throws IOException {
    for (String read : List.of("/get", "/v1/value", "/v1/members", "/livez", "/nothing")) {
      assertThat(NODE.ask("GET " + read, "attacker.example", "Origin: https://attacker.example"))
          .as(read)
          .contains("\r\nCross-Origin-Resource-Policy: same-origin\r\n")
          .doesNotContain("HTTP/1.1 421")
          .doesNotContain("Access-Control");
    }
  }

  @Test
  void aRefusalTellsWhatWouldBeRight() throws IOException {
    assertThat(NODE.ask("GET /set/1", "attacker.example", ""))
        .startsWith("HTTP/1.1 421 ")
        .contains("\r\nContent-Type: text/plain")
        .contains("\r\nCache-Control: no-store\r\n")
        .contains("\r\nCross-Origin-Resource-Policy: same-origin\r\n")
        .contains("Host: 'attacker.example' is no name of this node")
        .contains("ALLOWED_HOSTS adds others");
    assertThat(NODE.ask("PUT /v1/value", "localhost", "Sec-Fetch-Site: cross-site"))
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

    assertThat(NODE.ask(method + " /set/abc", "example.com", headers))
        .startsWith("HTTP/1.1 " + status + " ");
  }

  @Test
  void everyRouteThatMayWriteIsGuarded() throws IOException {
    Stream<String> unsafe =
        NODE.served()
            .filter(route -> !route.matches("(GET|HEAD|OPTIONS) .*"))
            .filter(route -> !route.startsWith("POST /ofrep/v1/evaluate/flags"));

    for (String route : unsafe.toList()) {
      assertThat(NODE.ask(route, "attacker.example", "")).as(route).startsWith("HTTP/1.1 421 ");
    }
  }
}
