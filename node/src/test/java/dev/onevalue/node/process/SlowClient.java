package dev.onevalue.node.process;

import java.util.List;

/** What a client sends, and then again and again; {@code ~} is the end of a line. */
record SlowClient(By by, String start, String drip) {

  /** The beginning of a TLS handshake, of 512 bytes. */
  static final String HALF_HANDSHAKE =
      "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003";

  static final List<SlowClient> ALL =
      List.of(
          new SlowClient(By.HTTP, "", ""),
          new SlowClient(By.HTTP, "GET /get HTTP/1.1~Host: a~X: ", "x"),
          new SlowClient(By.HTTP, "POST /set/1 HTTP/1.1~Host: a~Content-Length: 1000~~", "x"),
          new SlowClient(By.HTTP, "GET /get HTTP/1.1~Host: a~~GET /get HTTP/1.1~X: ", "x"),
          new SlowClient(By.BARE, "", ""),
          new SlowClient(By.BARE, HALF_HANDSHAKE, "x"),
          new SlowClient(By.TLS, "", ""),
          new SlowClient(By.TLS, "GET /get HTTP/1.1~Host: a~X: ", "x"));
}
