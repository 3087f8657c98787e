package dev.onevalue.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What members and programs do that they should not. */
class NonsenseTest {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Options QUICK = Options.DEFAULT.withHeartbeat(Duration.ofMillis(200));
  private static final String LOW = OneValueTest.LOW;

  private TestMember member;

  @BeforeEach
  void start() throws IOException {
    member = TestMember.holding(7, 3, LOW);
  }

  @AfterEach
  void stop() {
    member.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: {",
        "data: {\"value\":1}",
        "data: {\"value\":1.5,\"generation\":9}",
        "data: {\"value\":1,\"generation\":9,\"writer\":\"who\"}"
      })
  void memberThatSpeaksNonsenseIsLeft(String event) throws Exception {
    try (var client = OneValue.connect(QUICK, member.uri())) {
      client.await(PATIENCE);
      member.watches.take();
      member.say(event);
      assertThat(member.watches.poll(5, TimeUnit.SECONDS)).isNotNull();
      member.change(8, 4, LOW);
      await().until(() -> client.value() == 8);
    }
  }

  @Test
  void endlessEventIsCut() throws Exception {
    try (var client = OneValue.connect(QUICK, member.uri())) {
      client.await(PATIENCE);
      member.watches.take();
      member.say("data: " + "x".repeat(65_536));
      assertThat(member.watches.poll(5, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @Test
  void failingListenerEndsNothing() throws Exception {
    try (var client = OneValue.connect(QUICK, member.uri())) {
      client.onChange(_ -> {
        throw new IllegalStateException("thrown by a test");
      });
      client.await(PATIENCE);
      member.change(8, 4, LOW);
      await().until(() -> client.value() == 8);
    }
  }
}
