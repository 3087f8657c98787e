package dev.onevalue.operator.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.operator.mock.MockMember;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberObserverTest {
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  private final List<MockMember> members = MockMember.several(3);
  private final MemberObserver observer = new MemberObserver(members.getFirst().port(), DEADLINE);

  @AfterEach
  void close() {
    observer.close();
    members.forEach(MockMember::close);
  }

  @Test
  void everyMemberIsHeard() throws InterruptedException {
    members.get(1).hold(-7, 3, "b/1");
    assertThat(observer.hear(List.of(pod(0), pod(1))))
        .containsExactlyInAnyOrder(
            new HeardRegister("uid-0", new Register(42, 0, null)),
            new HeardRegister("uid-1", new Register(-7, 3, "b/1")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          refuses | 503 | {'value':7,'generation':3,'writer':'b/1'}
          sends elsewhere | 302 | {'value':7,'generation':3,'writer':'b/1'}
          is no node | 200 | <html>
          answers nothing | 200 | ""
          knows no value | 200 | {'generation':3,'writer':'b/1'}
          has a null value | 200 | {'value':null,'generation':3,'writer':'b/1'}
          has a value that is no integer | 200 | {'value':7.5,'generation':3,'writer':'b/1'}
          has a text for a value | 200 | {'value':'7','generation':3,'writer':'b/1'}
          has a value beyond 64 bits | 200 | {'value':9223372036854775808,'generation':3,'writer':'b/1'}
          knows no generation | 200 | {'value':7,'writer':'b/1'}
          has a negative generation | 200 | {'value':7,'generation':-1,'writer':'b/1'}
          says more than JSON | 200 | {'value':7,'generation':3,'writer':'b/1'} {}
          says two values | 200 | {'value':7,'value':8,'generation':3,'writer':'b/1'}
          """)
  void aMemberIsNotHeardThat(String name, int status, String body) throws InterruptedException {
    members.get(1).answer(status, body.replace('\'', '"'));
    assertThat(observer.hear(List.of(pod(0), pod(1))))
        .extracting(HeardRegister::podUid)
        .containsExactly("uid-0");
  }

  @Test
  void fieldsOfALaterVersionAreIgnored() throws InterruptedException {
    members.get(0).answer(200, "{\"value\":7,\"generation\":3,\"writer\":\"b/1\",\"later\":[]}");
    assertThat(observer.hear(List.of(pod(0))))
        .containsExactly(new HeardRegister("uid-0", new Register(7, 3, "b/1")));
  }

  @Test
  void anEndlessAnswerIsCutOff() throws InterruptedException {
    members.get(0).answer(200, "{\"value\":7,\"generation\":3}" + " ".repeat(10_000));
    assertThat(observer.hear(List.of(pod(0)))).isEmpty();
  }

  @Test
  @Timeout(10)
  void aMemberThatIsSilentCostsTheOthersNothing() throws IOException, InterruptedException {
    int port = members.getFirst().port();
    InetAddress address = InetAddress.getByName(MockMember.address(7));
    try (ServerSocket silent = new ServerSocket(port, 1, address)) {
      assertThat(observer.hear(List.of(pod(0), pod(7), pod(1))))
          .extracting(HeardRegister::podUid)
          .containsExactlyInAnyOrder("uid-0", "uid-1");
      assertThat(silent.isClosed()).isFalse();
    }
  }

  @Test
  void podsThatCannotAnswerAreNotAsked() throws InterruptedException {
    Pod terminating = pod(0);
    terminating.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z");
    Pod withoutAddress = pod(1);
    withoutAddress.getStatus().setPodIP(null);
    assertThat(observer.hear(List.of(terminating, withoutAddress))).isEmpty();
    assertThat(members).extracting(MockMember::answers).containsOnly(0L);
  }

  @Test
  void anAddressMayBeOfVersion6() throws IOException, InterruptedException {
    try (var member = new MockMember("::1", 0);
        var observer = new MemberObserver(member.port(), DEADLINE)) {
      Pod pod = pod(0);
      pod.getStatus().setPodIP("::1");
      assertThat(observer.hear(List.of(pod)))
          .containsExactly(new HeardRegister("uid-0", new Register(42, 0, null)));
    }
  }

  private static Pod pod(int ordinal) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("demo-" + ordinal)
        .withUid("uid-" + ordinal)
        .endMetadata()
        .withNewStatus()
        .withPodIP(MockMember.address(ordinal))
        .endStatus()
        .build();
  }
}
