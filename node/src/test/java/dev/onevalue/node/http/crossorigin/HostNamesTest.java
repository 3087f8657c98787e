package dev.onevalue.node.http.crossorigin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.http.RawClient;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a node is called by those who write. */
class HostNamesTest {

  @RegisterExtension private static final GuardedNode NODE = new GuardedNode();

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
    for (String write : GuardedNode.WRITES) {
      String answer = NODE.ask(write, host, "Sec-Fetch-Site: same-origin~Origin: http://" + host);
      assertThat(answer.split("\r\n", 2)[0]).as(write).matches("HTTP/1.1 4(21|00) .*");
    }
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
    assertThat(NODE.ask("GET /set/abc", host, ""))
        .contains("HTTP/1.1 400 ")
        .contains("strconv.Atoi");
  }

  @Test
  void whoSendsNoHostIsNoBrowser() throws IOException {
    try (RawClient client = NODE.connect()) {
      assertThat(client.send("GET /set/abc HTTP/1.0\r\n\r\n").answer()).contains("strconv.Atoi");
    }
  }

  @Test
  void theTargetsHostCountsIfThereIsOne() throws IOException {
    String target = "GET http://attacker.example/set/1";

    assertThat(NODE.ask(target, "localhost", "")).startsWith("HTTP/1.1 421 ");
  }
}
