package dev.onevalue.node.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.http.RawClient;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks nodes again and again, each time on a new connection, whether they are ready. */
final class Readiness implements AutoCloseable {

  private static final int INTERVAL_MILLIS = 100;
  private static final String REQUEST =
      "GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  private final ScheduledExecutorService asking;
  private final List<String> notReady = new CopyOnWriteArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();

  private Readiness(int nodes) {
    asking = Executors.newScheduledThreadPool(nodes);
  }

  static Readiness of(Collection<NodeProcess> nodes) {
    var readiness = new Readiness(nodes.size());
    nodes.forEach(readiness::watch);
    return readiness;
  }

  private void watch(NodeProcess node) {
    var _ =
        asking.scheduleWithFixedDelay(() -> ask(node), 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void ask(NodeProcess node) {
    try (var client = new RawClient(node.place().httpPort())) {
      String answer = client.send(REQUEST).answer();
      if (!answer.startsWith("HTTP/1.1 200 ")) {
        notReady.add(node.name() + ": " + answer);
      }
      asked.incrementAndGet();
    } catch (IOException e) {
      notReady.add(node.name() + ": " + e);
    }
  }

  void assertAlwaysReady() {
    assertThat(notReady).isEmpty();
    assertThat(asked).hasPositiveValue();
  }

  @Override
  public void close() {
    asking.close();
  }
}
