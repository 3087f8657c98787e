package dev.onevalue.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.onevalue.client.Connection.State;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneValueTest {

  static final String LOW = "a/00000000-0000-0000-0000-00000000000a";
  static final String HIGH = "b/00000000-0000-0000-0000-00000000000b";
  private static final String LOWEST = "z/ffffffff-0000-0000-0000-000000000001";
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Options QUICK = Options.DEFAULT.withHeartbeat(Duration.ofMillis(200));

  private TestMember member;

  @BeforeEach
  void start() throws IOException {
    member = TestMember.holding(7, 3, LOW);
  }

  @AfterEach
  void stop() {
    member.close();
  }

  @Test
  void followsEveryChangeExactly() throws Exception {
    List<Long> told = new CopyOnWriteArrayList<>();
    try (var client = OneValue.connect(QUICK, member.uri())) {
      assertThat(client.await(PATIENCE).value()).isEqualTo(7);
      client.onChange(register -> told.add(register.value()));
      member.change(Long.MAX_VALUE, 4, HIGH);
      member.change(Long.MIN_VALUE, 5, LOW);
      await().until(() -> client.value() == Long.MIN_VALUE);
      assertThat(client.register())
          .returns(5L, Register::generation)
          .returns(LOW, Register::writer);
      await()
          .untilAsserted(
              () -> assertThat(told).containsExactly(7L, Long.MAX_VALUE, Long.MIN_VALUE));
    }
  }

  @Test
  void neverGoesBackBehindALaggingMember() throws Exception {
    try (var client = OneValue.connect(QUICK, member.uri())) {
      client.await(PATIENCE);
      member.present = TestMember.register(1, 2, HIGH);
      member.watches.take();
      // when it is asked a second time, what it has said at the first is known
      for (int times = 0; times < 2; times++) {
        member.endStreams();
        assertThat(member.watches.poll(5, TimeUnit.SECONDS)).isNotNull();
        await().until(() -> member.streams() == 1);
      }
      assertThat(client.register().generation()).isEqualTo(3);
      member.change(9, 4, LOW);
      List<Long> told = new CopyOnWriteArrayList<>();
      client.onChange(register -> told.add(register.generation()));
      await().until(() -> client.value() == 9);
      assertThat(told).doesNotContain(2L);
    }
  }

  @Test
  void followsTheClustersOrderAtEqualGenerations() throws Exception {
    List<Long> told = new CopyOnWriteArrayList<>();
    try (var client = OneValue.connect(QUICK, member.uri())) {
      client.onChange(register -> told.add(register.value()));
      client.await(PATIENCE);
      member.change(8, 3, HIGH);
      member.change(1, 3, LOW);
      member.change(2, 3, LOWEST);
      member.change(10, 4, LOW);
      await().until(() -> client.value() == 10);
      assertThat(told).containsExactly(7L, 8L, 10L);
    }
  }

  @Test
  void missedHeartbeatIsStaleAndAnotherMemberIsFollowed() throws Exception {
    List<State> states = new CopyOnWriteArrayList<>();
    try (var client = OneValue.connect(QUICK, member.uri());
        var other = TestMember.holding(7, 3, LOW)) {
      client.await(PATIENCE);
      try (var both = OneValue.connect(QUICK, member.uri(), other.uri())) {
        both.onConnection(connection -> states.add(connection.state()));
        await().until(() -> both.connection().state() == State.FRESH);
        boolean first = member.uri().equals(both.connection().member());
        TestMember followed = first ? member : other;
        TestMember spare = first ? other : member;
        followed.silent = true;
        await().untilAsserted(() -> assertThat(states).contains(State.STALE));
        spare.change(8, 4, LOW);
        await().until(() -> both.value() == 8);
        assertThat(both.connection()).returns(State.FRESH, Connection::state);
        assertThat(both.connection()).returns(spare.uri(), Connection::member);
      }
    }
  }

  @Test
  void memberThatLeavesIsReplacedAtOnceAndNothingIsStale() throws Exception {
    List<State> states = new CopyOnWriteArrayList<>();
    var slow = Options.DEFAULT.withHeartbeat(Duration.ofSeconds(20));
    try (var client = OneValue.connect(slow, member.uri())) {
      client.await(PATIENCE);
      client.onConnection(connection -> states.add(connection.state()));
      member.watches.take();
      member.say("event: leaving\ndata: {}");
      assertThat(member.watches.poll(5, TimeUnit.SECONDS))
          .containsEntry("Last-event-id", List.of("3-00000000-0000-0000-0000-00000000000a"));
      member.change(8, 4, LOW);
      await().until(() -> client.value() == 8);
      assertThat(states).doesNotContain(State.STALE);
    }
  }

  @Test
  void stalenessIsWhatTheMemberSaysAndTheTimeSince() throws Exception {
    member.ageMillis = 4_000;
    try (var client = OneValue.connect(QUICK, member.uri())) {
      client.await(PATIENCE);
      await().until(() -> client.staleness().toMillis() < 1_000);
      member.close();
      await().until(() -> client.staleness().toMillis() > 1_000);
    }
  }

  @Test
  void memberThatMayHaveMissedTooMuchIsLeft() throws Exception {
    var bounded = QUICK.withMaxStaleness(Duration.ofSeconds(2));
    try (var other = TestMember.holding(8, 4, LOW);
        var client = OneValue.connect(bounded, member.uri(), other.uri())) {
      member.ageMillis = 2_001;
      await()
          .until(() ->
              other.uri().equals(client.connection().member())
                  && client.connection().state() == State.FRESH);
      other.ageMillis = 2_001;
      await().until(() -> client.connection().state() == State.STALE);
      assertThat(client.connection().reason()).contains("it may have missed 2001 ms");
      member.ageMillis = 1;
      await().until(() -> client.connection().state() == State.FRESH);
    }
  }

  @Test
  void nothingNeedAnswerYet() throws Exception {
    URI nobody = member.uri();
    member.close();
    try (var client = OneValue.connect(QUICK, nobody)) {
      assertThatThrownBy(() -> client.await(Duration.ofMillis(50)))
          .isInstanceOf(TimeoutException.class)
          .hasMessageStartingWith("no member heard within 50 ms: ");
      assertThatIllegalStateException()
          .isThrownBy(client::value)
          .withMessageStartingWith("no member was heard yet: ");
      assertThat(client.connection().state()).isEqualTo(State.CONNECTING);
      assertThat(client.staleness()).isEqualTo(ChronoUnit.FOREVER.getDuration());
    }
  }

  @Test
  void closedIsClosedForTheMemberToo() throws Exception {
    var client = OneValue.connect(QUICK, member.uri());
    client.await(PATIENCE);
    client.close();
    client.close();
    await().until(() -> client.connection().state() == State.CLOSED);
    await().until(() -> member.streams() == 0);
    assertThat(client.value()).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "ftp://demo", "http:///v1", "http://demo?x=1"})
  void refusesWhatIsNoMembersAddress(String uri) {
    assertThatThrownBy(() -> OneValue.connect(URI.create(uri)))
        .hasMessage("'%s' is not http(s)://host[:port][/path]".formatted(uri));
  }
}
