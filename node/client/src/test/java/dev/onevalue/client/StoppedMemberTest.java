package dev.onevalue.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The kernel of a stopped process still accepts connections; nobody answers them. */
class StoppedMemberTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int STREAMS = 12;

  /** Each says what it has, and then nothing: not even a first heartbeat. */
  @Test
  void oneAfterTheOtherThatFallsSilentIsLeftWithoutAPause() throws Exception {
    var options = Options.DEFAULT.withHeartbeat(Duration.ofMillis(100));
    try (var one = TestMember.holding(7, 3, OneValueTest.LOW);
        var other = TestMember.holding(7, 3, OneValueTest.LOW)) {
      one.silent = true;
      other.silent = true;
      try (var client = OneValue.connect(options, one.uri(), other.uri())) {
        client.await(PATIENCE);
        await().atMost(PATIENCE).until(() -> one.watches.size() + other.watches.size() >= STREAMS);
      }
    }
  }

  @Test
  void hasADeadlineToBeginItsAnswer() throws Exception {
    var options = Options.DEFAULT.withAnswer(Duration.ofMillis(200));
    try (var stopped = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var member = TestMember.holding(7, 3, OneValueTest.LOW)) {
      URI silent = URI.create("http://127.0.0.1:" + stopped.getLocalPort());
      try (var client = OneValue.connect(options, silent, silent, silent, member.uri())) {
        assertThat(client.await(Duration.ofSeconds(5)).value()).isEqualTo(7);
      }
    }
  }
}
