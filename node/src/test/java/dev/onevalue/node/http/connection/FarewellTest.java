package dev.onevalue.node.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.http.RawClient;
import dev.onevalue.node.http.ServedNode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FarewellTest {
  private static final Duration QUIET = Duration.ofMillis(400);
  private static final Duration LONG = Duration.ofMinutes(1);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private ServedNode node;

  @BeforeEach
  void start() throws IOException {
    node = ServedNode.start();
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    node.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/get", "/v1/value", "/readyz"})
  void anAnswerEndsItsConnectionOnceTheNodeLeaves(String path) throws IOException {
    String request = "GET " + path + " HTTP/1.1\r\nHost: demo\r\n\r\n";
    try (RawClient client = node.connect()) {
      assertThat(client.send(request).until("\r\n\r\n")).doesNotContain("Connection: close");
      node.leave();
      assertThat(client.send(request).answer()).contains("\r\nConnection: close\r\n");
    }
  }

  @Test
  void itStaysAsLongAsItIsAsked() throws Exception {
    node.leave();
    Future<?> end = linger(QUIET, LONG);
    for (long start = System.nanoTime(); System.nanoTime() - start < 3 * QUIET.toNanos(); ) {
      node.assertAnswers("/get", 200, "42");
    }
    assertThat(end.isDone()).isFalse();
    end.get(LONG.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void itStaysForNoProbe() throws Exception {
    node.leave();
    Future<?> end = linger(QUIET, LONG);
    for (long start = System.nanoTime();
        !end.isDone() && System.nanoTime() - start < LONG.toNanos() / 2; ) {
      node.assertAnswers("/livez", 200, "ok");
    }
    assertThat(end.isDone()).isTrue();
  }

  @Test
  void itStaysNoLongerThanItMay() throws Exception {
    node.leave();
    linger(LONG, QUIET).get(LONG.toSeconds() / 2, TimeUnit.SECONDS);
  }

  private Future<?> linger(Duration quiet, Duration most) {
    return threads.submit(() -> {
      node.linger(quiet, most);
      return null;
    });
  }
}
