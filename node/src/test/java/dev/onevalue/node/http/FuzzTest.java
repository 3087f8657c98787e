package dev.onevalue.node.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Requests that are wrong in ways nobody thought of. {@code -Dfuzz.seconds=600} goes on for longer,
 * {@code -Dfuzz.seed} repeats a run that failed.
 */
class FuzzTest {

  private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 8));
  private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());
  private static final int LONGEST_RUN = 10_000;

  private static final List<String> REQUESTS =
      List.of(
          "GET /get HTTP/1.1~Host: a~~",
          "POST /set/7 HTTP/1.1~Host: a~Content-Length: 5~~hello",
          "PUT /set/%41 HTTP/1.0~Connection: keep-alive~~",
          "GET http://b:80/notify/1/2?notifier=%61&x HTTP/1.1~Host: a~~",
          "GET /v1/value HTTP/1.1~Host: a~If-None-Match: \"0-42\", *~~",
          "POST /v1/x HTTP/1.1~"
              + "Host: a~"
              + "Transfer-Encoding: chunked~~"
              + "3~"
              + "abc~"
              + "0~~",
          "POST /get HTTP/1.1~Host: a~Expect: 100-continue~Content-Length: 1~~x",
          "GET /livez HTTP/1.1~Host: a~Upgrade: h2c~Connection: Upgrade~~");

  private static final List<String> PIECES =
      List.of(
          "%00",
          "%zz",
          "%",
          "/",
          "//",
          "/../",
          ";",
          "?",
          "#",
          "\r\n",
          "\n",
          "\r",
          "\0",
          " ",
          "\t",
          ":",
          "é",
          "\u00ff\u00fe",
          "HTTP/1.1",
          "HTTP/0.9",
          "-1",
          "99999999999999999999",
          "*",
          "Host: b\r\n",
          "Content-Length: 3\r\n",
          "Transfer-Encoding: chunked\r\n",
          "CONNECT ",
          "Cookie: \"\u0001\r\n",
          "Connection: close\r\n",
          "Expect: x\r\n",
          "\"",
          "\\",
          "%u0041");

  @Test
  void whateverIsSentTheAnswerIsOursAndTheNodeGoesOn() throws IOException, InterruptedException {
    var random = new Random(SEED);
    try (ServedNode node = ServedNode.start()) {
      node.inform();
      long end = System.nanoTime() + TIME.toNanos();
      while (System.nanoTime() < end) {
        tryOne(node, mutated(random));
      }
      assertThat(node.send("GET", "/get").statusCode()).isEqualTo(200);
    }
  }

  private static void tryOne(ServedNode node, String request) throws IOException {
    try (RawClient client = node.connect()) {
      assertThat(client.ask(request))
          .as("answer to %s, seed %d", request, SEED)
          .doesNotContainIgnoringCase("<html>")
          .doesNotContain("HTTP/1.1 500")
          .matches("(?s)(HTTP/1\\.1 .*)?");
    }
  }

  private static String mutated(Random random) {
    var request = new StringBuilder(oneOf(REQUESTS, random).replace("~", "\r\n"));
    for (int i = random.nextInt(5); i >= 0; i--) {
      int at = random.nextInt(request.length() + 1);
      int to = Math.min(request.length(), at + random.nextInt(4));
      switch (random.nextInt(5)) {
        case 0 -> request.delete(at, to);
        case 1 -> request.insert(at, (char) random.nextInt(256));
        case 2 -> request.insert(at, request.substring(at, to).repeat(random.nextInt(20)));
        case 3 -> request.insert(at, "x".repeat(random.nextInt(LONGEST_RUN)));
        default -> request.replace(at, to, oneOf(PIECES, random));
      }
    }
    return request.toString();
  }

  private static String oneOf(List<String> texts, Random random) {
    return texts.get(random.nextInt(texts.size()));
  }
}
