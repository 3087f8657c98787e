package dev.onevalue.node.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.core.GossipEvent.Inadmissible;
import dev.onevalue.node.core.GossipMessage.Have;
import dev.onevalue.node.core.GossipMessage.Leave;
import dev.onevalue.node.core.Input.Notify;
import dev.onevalue.node.core.receipt.Ack;
import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.receipt.Refusal;
import dev.onevalue.node.core.receipt.Refusal.Reason;
import dev.onevalue.node.core.register.Register;
import org.junit.jupiter.api.Test;

/** What a member answers to those who write. */
class ReplicaReceiptsTest {

  private static final Register INITIAL = Register.initial(42);

  private final TestReplica replica = TestReplica.inMemory();

  @Test
  void refusesWritesUntilItIsInformed() {
    Output output = replica.step(replica.set(7, Ack.ONE));

    assertThat(output.answers())
        .singleElement()
        .satisfies(a ->
            assertThat(a.outcome())
                .isInstanceOfSatisfying(
                    Refusal.class, r -> assertThat(r.reason()).isEqualTo(Reason.UNINFORMED)));
    assertThat(replica.register()).isEqualTo(INITIAL);
  }

  @Test
  void aMajorityIsCountedByWhatMembersSayThemselves() {
    replica.inform();

    assertThat(replica.step(replica.set(7, Ack.MAJORITY)).answers()).isEmpty();
    Register written = replica.register();
    assertThat(replica.step(replica.heard(TestReplica.B, INITIAL, true, new Have())).answers())
        .isEmpty();
    assertThat(replica.step(replica.heard(TestReplica.B, written, true, new Have())).answers())
        .isEmpty();
    assertThat(replica.step(replica.heard(TestReplica.C, written, true, new Have())).answers())
        .singleElement()
        .satisfies(a ->
            assertThat(a.outcome())
                .isInstanceOfSatisfying(
                    Receipt.class,
                    receipt -> {
                      assertThat(receipt.confirmed()).isTrue();
                      assertThat(receipt.members()).isEqualTo(4);
                      assertThat(receipt.holders()).hasSize(3);
                    }));
  }

  @Test
  void aWriteThatIsNotConfirmedInTimeIsAnsweredAsWritten() {
    replica.inform();
    replica.step(replica.set(7, Ack.ALL));

    replica.pass(TestReplica.TIMEOUT_NANOS);

    assertThat(replica.step().answers())
        .singleElement()
        .satisfies(a ->
            assertThat(a.outcome())
                .isInstanceOfSatisfying(
                    Receipt.class,
                    receipt -> {
                      assertThat(receipt.confirmed()).isFalse();
                      assertThat(receipt.holders()).hasSize(1);
                    }));
  }

  @Test
  void membersThatWereLostStillCountAndOnesThatLeftDoNot() {
    replica.inform();
    replica.step(replica.heard(TestReplica.D, INITIAL, true, new Leave()));
    replica.step(replica.view(TestReplica.SELF, TestReplica.B));

    Output output = replica.step(replica.set(7, Ack.MAJORITY));
    Register written = replica.register();

    assertThat(output.answers()).isEmpty();
    assertThat(replica.step(replica.heard(TestReplica.B, written, true, new Have())).answers())
        .singleElement()
        .satisfies(a ->
            assertThat(a.outcome())
                .isInstanceOfSatisfying(
                    Receipt.class, receipt -> assertThat(receipt.members()).isEqualTo(3)));
  }

  @Test
  void aGenerationAheadOfTheClockIsRefusedAndDoesNoHarm() {
    replica.inform();
    Register forged = Register.told(666, TestReplica.LIMIT + 3_600_000_001L);

    assertThat(replica.step(replica.heard(TestReplica.B, forged, true, new Have())).events())
        .containsExactly(new Inadmissible(forged, "b"));
    assertThat(replica.step(new Notify(1, 666, TestReplica.LIMIT + 1, "me")).answers())
        .singleElement()
        .satisfies(a ->
            assertThat(a.outcome())
                .isInstanceOfSatisfying(
                    Refusal.class, r -> assertThat(r.reason()).isEqualTo(Reason.AHEAD_OF_CLOCK)));
    replica.step(replica.set(7, Ack.ONE));
    assertThat(replica.register().value()).isEqualTo(7);
  }

  @Test
  void theHighestGenerationThatIsAdmittedIsFollowedByTheNextSet() {
    replica.inform();
    replica.step(new Notify(1, 666, TestReplica.LIMIT, "me"));

    replica.step(replica.set(7, Ack.ONE));

    assertThat(replica.register().value()).isEqualTo(7);
  }
}
