package dev.onevalue.node.http.crossorigin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.http.RawClient;
import dev.onevalue.node.http.ServedNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A served node that would take every write, and is asked as browsers ask: by tests after which
 * nothing is written.
 */
public final class GuardedNode implements AfterEachCallback, AfterAllCallback {

  /** The first is taken without a thread of its own, all others have one. */
  public static final List<String> WRITES =
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

  GuardedNode() {
    try {
      node = ServedNode.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  @Override
  public void afterEach(ExtensionContext context) {
    assertThat(node.loop().state().register()).isEqualTo(Register.initial(42));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    node.close();
  }
}
