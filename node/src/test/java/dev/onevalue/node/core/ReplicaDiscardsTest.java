package dev.onevalue.node.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.core.GossipEvent.Discarded;
import dev.onevalue.node.core.GossipEvent.Regained;
import dev.onevalue.node.core.GossipMessage.Have;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.receipt.Ack;
import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.register.Register;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Writes that lose against concurrent ones: the member that made them says so. */
class ReplicaDiscardsTest {

  private static final Register INITIAL = Register.initial(42);

  private final TestReplica replica = TestReplica.inMemory();

  @Test
  void theLoserOfTwoConcurrentWritesIsNamed() {
    replica.inform();
    replica.step(replica.set(7, Ack.ONE));
    Register own = replica.register();
    Register other = INITIAL.write(8, TestReplica.B.id()).write(9, TestReplica.B.id());

    assertThat(replica.step(replica.heard(TestReplica.B, other, true, new Have())).events())
        .contains(new Discarded(own, other));
  }

  @Test
  void aWriteThatWasReplacedByOneThatKnewItIsNotDiscarded() {
    replica.inform();
    replica.step(replica.set(7, Ack.ONE));
    Register next = replica.register().write(8, TestReplica.B.id()).write(9, TestReplica.B.id());

    assertThat(replica.step(replica.heard(TestReplica.B, next, true, new Have())).events())
        .noneMatch(Discarded.class::isInstance);
  }

  @Test
  void whatALoserWasMadeOnIsNamedToo() {
    replica.inform();
    Register first = set(7);
    Register second = set(8);
    Register winner = byB(byB(byB(INITIAL, 1), 2), 3);

    assertThat(hear(TestReplica.B, winner).events())
        .contains(new Discarded(first, winner), new Discarded(second, winner));
    assertThat(hear(TestReplica.B, byB(winner, 4)).events()).noneMatch(Discarded.class::isInstance);
  }

  @Test
  void aLoserThatAnotherMemberHadMadeAWinnerOnIsNamedAsRegained() {
    replica.inform();
    Register own = set(7);
    Register other = byB(INITIAL, 8);
    Register onOwn = own.write(9, TestReplica.C.id());

    assertThat(hear(TestReplica.B, other).events()).contains(new Discarded(own, other));
    assertThat(hear(TestReplica.C, onOwn).events())
        .contains(new Discarded(other, onOwn), new Regained(own, onOwn));
  }

  @Test
  void theReceiptOfALoserSaysSoWhateverCameLater() {
    replica.inform();
    replica.step(replica.set(7, Ack.ALL));
    hear(TestReplica.B, byB(INITIAL, 8));
    Register later = set(9);
    hear(TestReplica.B, later);
    hear(TestReplica.C, byB(later, 10));

    assertThat(hear(TestReplica.D, later).answers())
        .singleElement()
        .satisfies(answer ->
            assertThat(answer.outcome())
                .isInstanceOfSatisfying(
                    Receipt.class,
                    receipt ->
                        assertThat(List.of(receipt.confirmed(), receipt.discarded()))
                            .containsExactly(true, true)));
  }

  private Register set(long value) {
    replica.step(replica.set(value, Ack.ONE));
    return replica.register();
  }

  private Output hear(Member from, Register register) {
    return replica.step(replica.heard(from, register, true, new Have()));
  }

  private static Register byB(Register before, long value) {
    return before.write(value, TestReplica.B.id());
  }
}
