package dev.onevalue.node.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.core.GossipMessage.Exchange;
import dev.onevalue.node.core.GossipMessage.Have;
import dev.onevalue.node.core.GossipMessage.Leave;
import dev.onevalue.node.core.GossipMessage.Purpose;
import dev.onevalue.node.core.GossipMessage.Reply;
import dev.onevalue.node.core.Input.ContactsChanged;
import dev.onevalue.node.core.Input.Heartbeat;
import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.receipt.Ack;
import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.register.Register;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members that were lost without a goodbye, and what counts as another life of them. */
class ReplicaLostTest {

  private static final long SECOND = 1_000_000_000L;

  /** Another life of C, elsewhere. */
  private static final Member OTHER_C = TestReplica.member("c", 9);

  private final TestReplica replica = TestReplica.inMemory();

  @BeforeEach
  void loseC() {
    replica.step(replica.view(TestReplica.SELF, TestReplica.B, TestReplica.C));
    hear(TestReplica.B, new Have());
    replica.pass(SECOND);
    replica.step(replica.view(TestReplica.SELF, TestReplica.B));
    replica.pass(SECOND);
  }

  private void hear(Member from, Purpose purpose) {
    replica.step(replica.heard(from, Register.initial(42), true, purpose));
  }

  private long ask() {
    return replica.step(new Heartbeat()).envelopes().stream()
        .map(envelope -> envelope.message().purpose())
        .filter(Exchange.class::isInstance)
        .map(Exchange.class::cast)
        .findFirst()
        .orElseThrow()
        .asked();
  }

  private void list(long listedAt, Member... members) {
    var endpoints = Stream.of(members).map(Member::endpoint).collect(Collectors.toSet());
    replica.step(new ContactsChanged(new Contacts(endpoints, true, Set.of(), listedAt)));
  }

  /** How many members there are, by the receipt of a write. */
  private int members() {
    var answer = replica.step(replica.set(1, Ack.ONE)).answers().getFirst();
    return ((Receipt) answer.outcome()).members();
  }

  @Test
  void aLateMessageOfAnEarlierLifeDoesNotTakeThePlaceOfTheLost() {
    hear(OTHER_C, new Have());
    list(10 * SECOND, TestReplica.B, TestReplica.C);

    assertThat(members()).isEqualTo(3);
  }

  @Test
  void aLateGoodbyeOfAnEarlierLifeIsNoneOfTheLost() {
    hear(OTHER_C, new Have());
    hear(OTHER_C, new Leave());

    assertThat(members()).isEqualTo(3);
  }

  @Test
  void whoAnswersAfterTheLossIsTheLaterLife() {
    long asked = ask();
    replica.pass(1);
    hear(OTHER_C, new Reply(asked, List.of()));
    assertThat(members()).isEqualTo(3);

    list(10 * SECOND, TestReplica.B, OTHER_C);
    assertThat(members()).as("it is listed where it is").isEqualTo(3);

    list(20 * SECOND, TestReplica.B, TestReplica.C);
    assertThat(members()).as("it is not listed any more").isEqualTo(2);
  }

  @Test
  void theGoodbyeOfTheLaterLifeCounts() {
    hear(OTHER_C, new Reply(ask(), List.of()));
    hear(OTHER_C, new Leave());

    assertThat(members()).isEqualTo(2);
  }

  @Test
  void whereItMayBeItIsAsked() {
    hear(OTHER_C, new Have());

    assertThat(replica.step(new Heartbeat()).envelopes())
        .extracting(Envelope::to)
        .contains(TestReplica.C.endpoint(), OTHER_C.endpoint());
  }

  @Test
  void nodesOfOneHostHaveOneNameAndAreNotTakenForEachOther() {
    Member twin = TestReplica.member("self", 8);
    Member third = TestReplica.member("self", 9);
    replica.step(replica.view(TestReplica.SELF, TestReplica.B, twin, third));
    replica.step(replica.view(TestReplica.SELF, TestReplica.B, third));
    hear(third, new Reply(ask(), List.of()));

    // C is still lost
    assertThat(members()).isEqualTo(5);
    replica.pass(SECOND);
    assertThat(replica.unheard(0)).extracting(peer -> peer.member()).contains(twin);
  }
}
