package dev.onevalue.node.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.core.GossipMessage.Exchange;
import dev.onevalue.node.core.GossipMessage.Have;
import dev.onevalue.node.core.GossipMessage.Leave;
import dev.onevalue.node.core.GossipMessage.Reply;
import dev.onevalue.node.core.Input.ContactsChanged;
import dev.onevalue.node.core.Input.Heartbeat;
import dev.onevalue.node.core.freshness.Age;
import dev.onevalue.node.core.freshness.Peer;
import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.register.Register;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** For how long a member may have missed what others wrote. */
class ReplicaFreshnessTest {

  private static final Register INITIAL = Register.initial(42);
  private static final long MILLI = 1_000_000L;

  private final TestReplica replica = TestReplica.inMemory();

  /** B and C are the others, and have not answered yet. */
  private void begin() {
    replica.step(replica.view(TestReplica.SELF, TestReplica.B, TestReplica.C));
    replica.step(replica.heard(TestReplica.B, INITIAL, true, new Have()));
  }

  /** The mark of a question that is asked now. */
  private long ask() {
    return replica.step(new Heartbeat()).envelopes().stream()
        .map(envelope -> envelope.message().purpose())
        .filter(Exchange.class::isInstance)
        .map(Exchange.class::cast)
        .findFirst()
        .orElseThrow()
        .asked();
  }

  private void answer(Member from, long asked, Age... ages) {
    replica.step(replica.heard(from, INITIAL, true, new Reply(asked, List.of(ages))));
  }

  private static Age age(Member of, int millis) {
    return new Age(of.id().incarnation(), millis);
  }

  @Test
  void aNodeAloneMissesNothing() {
    replica.step(replica.contacts(true, Set.of()));
    replica.pass(TestReplica.PATIENCE_NANOS);
    replica.step(replica.view(TestReplica.SELF));

    assertThat(replica.ageNanos()).hasValue(0);
  }

  @Test
  void whatWasHeardIsAsOldAsTheQuestion() {
    begin();
    assertThat(replica.ageNanos()).isEmpty();

    long asked = ask();
    replica.pass(300 * MILLI);
    answer(TestReplica.B, asked);
    assertThat(replica.ageNanos()).as("nothing of C").isEmpty();

    answer(TestReplica.C, asked);
    assertThat(replica.ageNanos()).hasValue(300 * MILLI);
  }

  @Test
  void whatOthersTellIsOlderByWhatTheySay() {
    begin();
    long asked = ask();
    replica.pass(300 * MILLI);
    answer(TestReplica.B, asked, age(TestReplica.C, 700));

    assertThat(replica.ageNanos()).hasValue(1_000 * MILLI);
    assertThat(replica.unheard(999 * MILLI))
        .extracting(Peer::member)
        .containsExactly(TestReplica.C);
    assertThat(replica.unheard(1_000 * MILLI)).isEmpty();
  }

  @Test
  void answersToWhatWasNotAskedTellNothing() {
    begin();
    long asked = ask();
    answer(TestReplica.B, asked + 1);
    answer(TestReplica.C, asked + 1);

    assertThat(replica.ageNanos()).isEmpty();
  }

  @Test
  void aMemberThatIsLostGoesOnToAgeAndOneThatLeftDoesNot() {
    begin();
    long asked = ask();
    answer(TestReplica.B, asked);
    answer(TestReplica.C, asked);
    replica.pass(3_000 * MILLI);
    replica.step(replica.view(TestReplica.SELF, TestReplica.B));
    answer(TestReplica.B, ask());
    assertThat(replica.ageNanos()).hasValue(3_000 * MILLI);

    replica.step(replica.heard(TestReplica.C, INITIAL, true, new Leave()));
    assertThat(replica.ageNanos()).hasValue(0);
  }

  @Test
  void aLostMemberThatIsNotListedAnyMoreIsGone() {
    begin();
    long asked = ask();
    answer(TestReplica.B, asked);
    answer(TestReplica.C, asked);
    replica.pass(3_000 * MILLI);
    replica.step(replica.view(TestReplica.SELF, TestReplica.B));
    answer(TestReplica.B, ask());
    Set<dev.onevalue.node.core.membership.Endpoint> listed = Set.of(TestReplica.B.endpoint());

    replica.step(new ContactsChanged(new Contacts(listed, true, Set.of(), -5L)));
    assertThat(replica.ageNanos()).as("listed before it was lost").hasValue(3_000 * MILLI);

    replica.step(new ContactsChanged(new Contacts(listed, true, Set.of(), 3_001 * MILLI)));
    assertThat(replica.ageNanos()).hasValue(0);
  }

  @Test
  void aNewMemberHasASecondToAnswer() {
    begin();
    long asked = ask();
    answer(TestReplica.B, asked);
    answer(TestReplica.C, asked);

    replica.step(replica.view(TestReplica.SELF, TestReplica.B, TestReplica.C, TestReplica.D));
    assertThat(replica.ageNanos()).hasValue(0);
    replica.pass(1_000 * MILLI);
    assertThat(replica.ageNanos()).isEmpty();

    answer(TestReplica.D, ask());
    assertThat(replica.ageNanos()).hasValue(1_000 * MILLI);
  }
}
