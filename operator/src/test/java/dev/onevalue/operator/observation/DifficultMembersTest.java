package dev.onevalue.operator.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.operator.member.Register;
import dev.onevalue.operator.mock.MockMember;
import dev.onevalue.operator.mock.RawMember;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A member that answers nothing, never ends, or takes its time: it is not heard, costs a bounded
 * amount, is tried again, and no other member or cluster waits for it.
 */
class DifficultMembersTest {
  private static final int DIFFICULT = 3;
  private static final String REGISTER = "data: {\"value\":7,\"generation\":3,\"writer\":\"b/1\"}";

  private final List<MockMember> members = MockMember.several(3);
  private final int port = members.getFirst().port();
  private final Observing observing = new Observing(port, "demo", "other");

  @AfterEach
  void close() {
    observing.close();
    members.forEach(MockMember::close);
  }

  static Stream<Arguments> difficult() {
    return Stream.of(
        Arguments.of("takes connections and answers nothing", "", "", 0),
        Arguments.of("answers and tells nothing", RawMember.HEADERS, "", 0),
        Arguments.of("never ends its headers", "HTTP/1.1 200 OK\r\n", "X-A: b\r\n", 5),
        Arguments.of("tells a byte now and then", RawMember.HEADERS, "d", 50),
        Arguments.of("comments for ever", RawMember.HEADERS, ": still here\n\n", 50),
        Arguments.of("never ends its event", RawMember.HEADERS, "data: " + "7".repeat(999), 0),
        Arguments.of("falls silent in an event", RawMember.HEADERS + REGISTER, "", 0),
        Arguments.of("speaks another protocol", "SSH-2.0-OpenSSH_9.2\r\n", "", 0),
        Arguments.of("tells headers without end", "HTTP/1.1 200 OK\r\nX: ", "a".repeat(9999), 0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("difficult")
  void isNotHeardAndDelaysNobody(String name, String first, String then, long pauseMillis) {
    try (var member =
        new RawMember(MockMember.address(DIFFICULT), port, first, then, pauseMillis)) {
      observing.observe("demo", 0, 1, DIFFICULT);
      observing.awaitHeard(List.of("other-2"), "other", 2);
      await().until(() -> member.connections() > 2);
      observing.awaitHeard(List.of("demo-0", "demo-1"), "demo", 0, 1, DIFFICULT);
      await().untilAsserted(() -> assertThat(member.open()).isLessThan(4));
      assertThat(member.written() / member.connections()).isLessThan(16_000_000);
      observing.signals().clear();
      members.get(2).hold(7, 3, "c/1");
      await()
          .atMost(Duration.ofSeconds(1))
          .until(() -> observing.signals().contains(new ResourceID("other", "default")));
      assertThat(observing.observe("other", 2).newest()).contains(new Register(7, 3, "c/1", null));
    }
  }
}
