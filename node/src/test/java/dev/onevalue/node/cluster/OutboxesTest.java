package dev.onevalue.node.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jgroups.PhysicalAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxesTest {

  private static final PhysicalAddress SLOW = Nodes.endpoint(1);
  private static final PhysicalAddress FAST = Nodes.endpoint(2);

  private final Map<PhysicalAddress, List<Integer>> sent = new ConcurrentHashMap<>();
  private final CountDownLatch slow = new CountDownLatch(1);
  private volatile boolean broken;
  private final Outboxes outboxes = new Outboxes(this::send);

  private void send(PhysicalAddress to, byte[] frame) throws Exception {
    if (to.equals(SLOW)) {
      slow.await();
    }
    if (broken) {
      throw new IOException("broken");
    }
    sent.computeIfAbsent(to, _ -> new CopyOnWriteArrayList<>()).add((int) frame[0]);
  }

  private List<Integer> sentTo(PhysicalAddress to) {
    return sent.getOrDefault(to, List.of());
  }

  @AfterEach
  void end() {
    slow.countDown();
  }

  @Test
  void oneEndpointThatIsSlowDelaysNoOther() {
    for (byte i = 0; i < 100; i++) {
      outboxes.send(SLOW, new byte[] {i});
      outboxes.send(FAST, new byte[] {i});
    }

    List<Integer> all = IntStream.range(0, 100).boxed().toList();
    await().untilAsserted(() -> assertThat(sentTo(FAST)).isEqualTo(all));
    assertThat(sentTo(SLOW)).isEmpty();

    slow.countDown();
    await().untilAsserted(() -> assertThat(sentTo(SLOW)).isEqualTo(all));
    await().until(outboxes::isEmpty);
  }

  @Test
  void whatDoesNotFitIsDropped() {
    byte[] half = new byte[Outboxes.MAX_BYTES / 2];
    for (int i = 0; i < 10; i++) {
      outboxes.send(SLOW, half);
    }

    slow.countDown();

    await().until(outboxes::isEmpty);
    assertThat(sentTo(SLOW)).hasSizeBetween(2, 3);
  }

  @Test
  void whatWaitsBehindAFailureIsDropped() {
    for (byte i = 0; i < 100; i++) {
      outboxes.send(SLOW, new byte[] {i});
    }
    broken = true;
    slow.countDown();
    await().until(outboxes::isEmpty);

    broken = false;
    outboxes.send(SLOW, new byte[] {7});

    await().untilAsserted(() -> assertThat(sentTo(SLOW)).containsExactly(7));
  }
}
