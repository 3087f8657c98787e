package dev.onevalue.operator.observation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.operator.member.Register;
import dev.onevalue.operator.mock.MockMember;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberObserverTest {
  private static final Register INITIAL = new Register(42, 0, null, null);

  private final List<MockMember> members = MockMember.several(3);
  private final Observing observing = new Observing(members.getFirst().port(), "demo");

  @AfterEach
  void close() {
    observing.close();
    members.forEach(MockMember::close);
  }

  @Test
  void aChangeIsHeardAtOnceAndSignalled() {
    awaitHeard(3);
    observing.signals().clear();
    members.get(1).hold(-7, 3, "b/1");
    await().until(() -> !observing.signals().isEmpty());
    assertThat(heard(1).register()).isEqualTo(new Register(-7, 3, "b/1", null));
    assertThat(heard(0).register()).isEqualTo(INITIAL);
  }

  @Test
  void whoHasNothingNewToSayIsAskedNothing() {
    awaitHeard(3);
    await().until(() -> members.get(0).stream().heartbeats() > 12);
    assertThat(members).extracting(MockMember::watches).containsOnly(1L);
    assertThat(observe().heard()).hasSize(3);
  }

  @Test
  void howLongAWriteTookToReachAllIsMeasured() {
    awaitHeard(3);
    assertThat(spread().millis()).as("it was there before anybody listened").isNull();
    members.forEach(member -> member.hold(7, 1, "b/1"));
    await().untilAsserted(() -> assertThat(spread().millis()).isBetween(1L, 5000L));
    assertThat(spread().register()).isEqualTo(new Register(7, 1, "b/1", null));
  }

  @Test
  void aWriteThatOnlyTheDeadHeldIsRemembered() {
    awaitHeard(3);
    members.get(2).hold(7, 1, "c/1");
    await().untilAsserted(() -> assertThat(spread().register().generation()).isEqualTo(1));
    members.get(2).close();
    await().untilAsserted(() -> assertThat(observe().heard()).hasSize(2));
    assertThat(observe().newest()).contains(new Register(7, 1, "c/1", null));
    assertThat(observe().newestHeard()).contains(INITIAL);
  }

  @Test
  void aConnectionThatBreaksAndComesBackIsNoNews() {
    awaitHeard(3);
    members.get(0).stream().cut();
    await().until(() -> members.get(0).watches() > 1);
    assertThat(observe().heard()).hasSize(3);
  }

  @Test
  void aMemberThatFallsSilentIsUnheardSinceThen() {
    awaitHeard(3);
    members.get(2).stream().fallSilent();
    await().untilAsserted(() -> assertThat(heard(2).lastHeard()).isNotNull());
    assertThat(observe().heard()).extracting(ObservedMember::name).contains("demo-0", "demo-1");
    members.get(2).stream().resume();
    awaitHeard(3);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          refuses | 503 | data: {'value':7,'generation':3,'writer':'b/1'}
          is no node | 200 | data: <html>
          knows no value | 200 | data: {'generation':3,'writer':'b/1'}
          has a null value | 200 | data: {'value':null,'generation':3,'writer':'b/1'}
          has a value that is no integer | 200 | data: {'value':7.5,'generation':3,'writer':'b/1'}
          has a text for a value | 200 | data: {'value':'7','generation':3,'writer':'b/1'}
          has a value beyond 64 bits | 200 | data: {'value':9223372036854775808,'generation':3}
          knows no generation | 200 | data: {'value':7,'writer':'b/1'}
          has a negative generation | 200 | data: {'value':7,'generation':-1,'writer':'b/1'}
          says more than JSON | 200 | data: {'value':7,'generation':3,'writer':'b/1'} {}
          says two values | 200 | data: {'value':7,'value':8,'generation':3,'writer':'b/1'}
          says something unheard of | 200 | event: shout%ndata: {}
          """)
  void aMemberThatTalksNonsenseIsNotHeard(String name, int status, String said) {
    members.get(1).stream().talk(status, said.replace('\'', '"').formatted() + "\n\n");
    observe();
    await().until(() -> members.get(1).watches() > 2);
    await().untilAsserted(() -> assertThat(observe().heard()).hasSize(2));
    assertThat(observe().members()).extracting(ObservedMember::name).doesNotContain("demo-1");
  }

  @Test
  void whoLeavesIsUnheardAtOnce() {
    awaitHeard(3);
    members.get(1).stream().talk(200, "event: leaving\ndata: {}\n\n");
    await().untilAsserted(() -> assertThat(heard(1).lastHeard()).isNotNull());
  }

  @Test
  void whoIsCutOffFromOthersSaysFromWhom() {
    awaitHeard(3);
    String peers =
        "{\"members\":[{\"address\":\"127.0.0.2:1\",\"self\":true,\"heardMillis\":null},"
            + "{\"address\":\"127.0.0.3:1\",\"self\":false,\"heardMillis\":60000},"
            + "{\"address\":\"127.0.0.4:1\",\"self\":false,\"heardMillis\":10}]}";
    members.get(0).answer("GET /v1/members", peers);
    members.get(0).stream().age(60_000);
    await().untilAsserted(() -> assertThat(heard(0).deafTo()).containsExactly("127.0.0.3"));
    members.get(0).stream().age(0);
    await().untilAsserted(() -> assertThat(heard(0).deafTo()).isEmpty());
  }

  private void awaitHeard(int count) {
    await().untilAsserted(() -> assertThat(observe().heard()).hasSize(count));
  }

  private ObservedMembers observe() {
    return observing.observe("demo", 0, 1, 2);
  }

  private Spread spread() {
    return requireNonNull(observe().spread());
  }

  private ObservedMember heard(int ordinal) {
    return observe().members().stream()
        .filter(member -> member.name().equals("demo-" + ordinal))
        .findFirst()
        .orElseThrow();
  }
}
