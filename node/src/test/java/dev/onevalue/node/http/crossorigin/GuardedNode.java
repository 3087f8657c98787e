package dev.onevalue.node.http.crossorigin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.http.RawClient;
import dev.onevalue.node.http.ServedNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** A served node that would take every write, and is asked as browsers ask. */
final class GuardedNode implements AutoCloseable {

  /** The first is taken without a thread of its own, all others have one. */
  static final List<String> WRITES =
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

  private final ServedNode node;

  GuardedNode() throws IOException {
    node = ServedNode.start();
    node.inform();
  }

  /** What is served: a method and a path each. */
  Stream<String> served() {
    return node.served();
  }

  RawClient connect() throws IOException {
    return node.connect();
  }

  /** The answer to this method and path, with more headers, {@code ~} between two of them. */
  String ask(String request, String host, String headers) throws IOException {
    String more =
        headers.isEmpty() ? "" : headers.replaceFirst("~$", "").replace("~", "\r\n") + "\r\n";
    try (RawClient client = connect()) {
      return client.ask(
          "%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n".formatted(request, host, more));
    }
  }

  /** Nothing was ever written. */
  void assertUnwritten() {
    assertThat(node.loop().state().register()).isEqualTo(Register.initial(42));
  }

  @Override
  public void close() {
    node.close();
  }
}
