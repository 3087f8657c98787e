package dev.onevalue.node.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.core.receipt.Ack;
import dev.onevalue.node.core.receipt.Answer;
import dev.onevalue.node.core.receipt.Outcome;
import dev.onevalue.node.core.receipt.PreconditionFailed;
import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.receipt.Refusal;
import dev.onevalue.node.core.receipt.Refusal.Reason;
import dev.onevalue.node.core.receipt.Restored;
import dev.onevalue.node.core.register.Precondition;
import dev.onevalue.node.core.register.Precondition.AnyOf;
import dev.onevalue.node.core.register.Precondition.OfGeneration;
import dev.onevalue.node.core.register.Precondition.WrittenBy;
import dev.onevalue.node.core.register.Precondition.WrittenByNobody;
import dev.onevalue.node.core.register.Register;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a set may expect of the register, and what is given back to a node that had it. */
class ReplicaCompareAndSetTest {

  private static final Register INITIAL = Register.initial(42);
  private static final Precondition UNWRITTEN = new WrittenByNobody(0, 42);

  private final TestReplica replica = TestReplica.inMemory();

  private static List<Outcome> outcomes(Output output) {
    return output.answers().stream().map(Answer::outcome).toList();
  }

  @Test
  void ofSetsThatExpectTheSameAndWaitTogetherOneWins() {
    replica.inform();

    List<Outcome> outcomes =
        outcomes(
            replica.step(
                replica.set(7, Ack.ONE, UNWRITTEN),
                replica.set(8, Ack.ONE, UNWRITTEN),
                replica.set(9, Ack.ONE, UNWRITTEN)));

    Register won = INITIAL.write(7, TestReplica.SELF.id());
    assertThat(outcomes).filteredOn(Receipt.class::isInstance).hasSize(1);
    assertThat(outcomes)
        .filteredOn(PreconditionFailed.class::isInstance)
        .hasSize(2)
        .containsOnly(new PreconditionFailed(won));
    assertThat(replica.register()).isEqualTo(won);
  }

  @Test
  void whatIsExpectedMayBeAGenerationOrOneOfSomeVersions() {
    replica.inform();
    replica.step(replica.set(7, Ack.ONE, new OfGeneration(0)));
    var written = new WrittenBy(1, TestReplica.SELF.id().incarnation());

    replica.step(replica.set(8, Ack.ONE, new WrittenBy(1, TestReplica.B.id().incarnation())));
    assertThat(replica.register().value()).isEqualTo(7);

    replica.step(replica.set(9, Ack.ONE, new AnyOf(List.of(UNWRITTEN, written))));
    assertThat(replica.register().value()).isEqualTo(9);
  }

  @Test
  void againstAWriteThatCannotBeKeptNothingIsLost() {
    var full =
        new Storage() {
          private boolean isFull;

          @Override
          public void save(Register register) throws StorageFailedException {
            if (isFull) {
              throw new StorageFailedException(Reason.STORAGE_FULL, "full", new IOException());
            }
          }

          @Override
          public void saveMembers(Stream<dev.onevalue.node.core.membership.Member> others) {
            // none are asked for
          }
        };
    TestReplica onDisk = TestReplica.on(Recovered.NOTHING, full);
    onDisk.inform();
    full.isFull = true;

    assertThat(
            outcomes(
                onDisk.step(onDisk.set(7, Ack.ONE, UNWRITTEN), onDisk.set(8, Ack.ONE, UNWRITTEN))))
        .hasSize(2)
        .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Refusal.class));
  }

  @Test
  void aRegisterThatWasKeptElsewhereIsMergedBeforeTheNodeIsInformed() {
    Register kept = INITIAL.write(7, TestReplica.B.id());

    assertThat(outcomes(replica.step(new Input.Restore(1, kept))))
        .containsExactly(new Restored(kept));
    assertThat(replica.register()).isEqualTo(kept);
    assertThat(replica.informed()).isFalse();
    assertThat(outcomes(replica.step(new Input.Restore(2, INITIAL))))
        .containsExactly(new Restored(kept));
  }

  @Test
  void aRegisterThatWasKeptElsewhereIsAdmittedByTheClock() {
    Register forged = Register.told(666, TestReplica.LIMIT + 3_600_000_001L);

    assertThat(outcomes(replica.step(new Input.Restore(1, forged))))
        .singleElement()
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.reason()).isEqualTo(Reason.AHEAD_OF_CLOCK));
    assertThat(replica.register()).isEqualTo(INITIAL);
  }

  @Test
  void noClusterStartsBeforeItsCheckpointWasRead() {
    TestReplica first = TestReplica.withCheckpoint();
    first.step(first.contacts(true, Set.of()));
    first.pass(TestReplica.PATIENCE_NANOS);
    first.step();
    assertThat(first.informed()).isFalse();
    assertThat(first.closedBecause()).isEqualTo("it has not read the checkpoint");

    Register kept = INITIAL.write(7, TestReplica.B.id());
    first.step(new Input.CheckpointRead(kept));
    assertThat(first.informed()).isTrue();
    assertThat(first.register()).isEqualTo(kept);
  }
}
