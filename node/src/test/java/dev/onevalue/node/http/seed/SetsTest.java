package dev.onevalue.node.http.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.membership.View;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.http.RawClient;
import dev.onevalue.node.http.ServedNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Sets that no thread waits for. */
class SetsTest {

  private static final NodeId B = new NodeId("b", new UUID(0, 11));
  private static final String SET = "GET /set/7 HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final int MANY = 200;

  @Test
  void eachOfManyOnOneConnectionIsAnsweredInOrder() throws Exception {
    try (ServedNode node = ServedNode.start();
        RawClient client = node.connect()) {
      inform(node);
      var requests = new StringBuilder();
      for (int i = 0; i < MANY; i++) {
        requests.append("GET /set/%d HTTP/1.1\r\nHost: a\r\n\r\n".formatted(1_000 + i));
      }

      String answers = client.ask(requests.toString());

      assertThat(answers).doesNotContain("HTTP/1.1 5", "HTTP/1.1 4");
      var values = new ArrayList<String>();
      answers.lines().filter(line -> line.matches("1\\d{3}(HTTP.*)?")).forEach(values::add);
      assertThat(values).hasSize(MANY);
      assertThat(values.getFirst()).startsWith("1000");
      assertThat(values.getLast()).isEqualTo("1199");
    }
  }

  @Test
  void aSetWithABodyIsTaken() throws Exception {
    try (ServedNode node = ServedNode.start();
        RawClient client = node.connect()) {
      inform(node);

      String answer = client.ask("POST /set/8 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi");

      assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n8");
    }
  }

  /** The loop stands still: one set is begun, and one waits behind it. */
  @Test
  void whatIsNotAnsweredInTimeIsGivenUp() throws Exception {
    var stuck = new CountDownLatch(1);
    var slow = new CountDownLatch(1);
    try (ServedNode node = ServedNode.start(_ -> block(stuck, slow))) {
      try (RawClient first = node.connect();
          RawClient second = node.connect()) {
        inform(node);
        node.assertAnswers("/set/6", 200, "6");
        node.loop().viewChanged(View.of(List.of(member(ServedNode.SELF, 1), member(B, 2))));
        stuck.await();
        first.send(SET.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
        second.send(SET.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));

        assertThat(first.answer()).startsWith("HTTP/1.1 503 ").contains("nothing was written");
        assertThat(second.answer()).startsWith("HTTP/1.1 503 ").contains("Retry-After: 1");
      } finally {
        slow.countDown();
      }
      node.assertAnswers("/get", 200, "6");
    }
  }

  private static void inform(ServedNode node) {
    node.inform();
    await().until(() -> node.loop().state().informed());
  }

  private static Member member(NodeId id, int number) {
    return new Member(id, new Endpoint("10.0.0." + number, 7946));
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
