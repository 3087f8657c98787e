package dev.onevalue.node.http.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.membership.View;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.http.RawClient;
import dev.onevalue.node.http.ServedNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Reads while all else is slow, and under a flood. */
class ReadsTest {

  private static final NodeId B = new NodeId("b", new UUID(0, 11));
  private static final int CLIENTS = 64;
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private static Member member(NodeId id, int number) {
    return new Member(id, new Endpoint("10.0.0." + number, 7946));
  }

  /** A transport that does not return stops the loop, and with it every write. */
  @Test
  void readsAndProbesDoNotWaitForWrites() throws Exception {
    var stuck = new CountDownLatch(1);
    var slow = new CountDownLatch(1);
    List<RawClient> writers = new ArrayList<>();
    try (ServedNode node = ServedNode.start(_ -> block(stuck, slow))) {
      try {
        node.inform();
        node.loop().viewChanged(View.of(List.of(member(ServedNode.SELF, 1), member(B, 2))));
        stuck.await();
        for (int i = 0; i < CLIENTS; i++) {
          writers.add(node.connect().send("GET /set/7 HTTP/1.1\r\nHost: a\r\n\r\n"));
        }

        long begun = System.nanoTime();
        node.assertAnswers("/get", 200, "42");
        node.assertAnswers("/livez", 200, "ok");
        node.assertAnswers("/readyz", 200, "ok");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_ONCE);
      } finally {
        slow.countDown();
        for (RawClient writer : writers) {
          writer.close();
        }
      }
    }
  }

  @Test
  void probesAreAnsweredDuringAFlood() throws Exception {
    try (ServedNode node = ServedNode.start()) {
      node.inform();
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < CLIENTS; i++) {
        threads.add(Thread.ofVirtual().start(() -> flood(node)));
      }
      for (String probe : List.of("/livez", "/readyz", "/livez", "/readyz")) {
        long begun = System.nanoTime();
        node.assertAnswers(probe, 200, "ok");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(AT_ONCE);
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }

  private static void flood(ServedNode node) {
    try (RawClient client = node.connect()) {
      client.ask("GET /set/7 HTTP/1.1\r\nHost: a\r\n\r\n".repeat(200));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void block(CountDownLatch blocked, CountDownLatch until) {
    blocked.countDown();
    try {
      until.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
