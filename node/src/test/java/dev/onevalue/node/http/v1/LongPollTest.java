package dev.onevalue.node.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.http.RawClient;
import dev.onevalue.node.http.ServedNode;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code GET /v1/value?wait=...}. */
class LongPollTest {

  private static final String KNOWN = "If-None-Match: \"0-42\"\r\n";

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
  void aChangeIsAnsweredAtOnce() throws Exception {
    try (RawClient client = ask("60s", KNOWN)) {
      node.send("GET", "/set/7");

      assertThat(client.until("}")).startsWith("HTTP/1.1 200 OK").contains("\"value\":7,");
    }
  }

  @Test
  void whoKnowsAnotherRegisterDoesNotWait() throws Exception {
    try (RawClient client = ask("60s", "If-None-Match: \"0-43\"\r\n")) {
      assertThat(client.until("}")).startsWith("HTTP/1.1 200 OK");
    }
  }

  @Test
  void inTheEndItIsNotModified() throws Exception {
    try (RawClient client = ask("100ms", KNOWN)) {
      assertThat(client.until("\r\n\r\n")).startsWith("HTTP/1.1 304").contains("ETag: \"0-42\"");
    }
  }

  @Test
  void aNodeThatLeavesLetsNobodyWait() throws Exception {
    try (RawClient client = ask("60s", KNOWN)) {
      node.leave();

      assertThat(client.until("\r\n\r\n")).startsWith("HTTP/1.1 304");
    }
  }

  private RawClient ask(String wait, String headers) throws IOException {
    return node.connect()
        .send("GET /v1/value?wait=" + wait + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n");
  }
}
