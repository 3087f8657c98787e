package dev.onevalue.node.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.core.GossipMessage.Exchange;
import dev.onevalue.node.core.GossipMessage.Have;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.receipt.Ack;
import dev.onevalue.node.core.receipt.Refusal;
import dev.onevalue.node.core.receipt.Refusal.Reason;
import dev.onevalue.node.core.register.Register;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a member keeps before it says so, and what it says when it cannot. */
class ReplicaStorageTest {

  private static final Register INITIAL = Register.initial(42);

  /** A disk that people fill and empty. */
  private static final class Disk implements Storage {

    private final List<Register> saved = new ArrayList<>();
    private List<Member> members = List.of();
    private boolean full;

    @Override
    public void save(Register register) throws StorageFailedException {
      if (full) {
        throw new StorageFailedException(Reason.STORAGE_FULL, "it is full", new IOException());
      }
      saved.add(register);
    }

    @Override
    public void saveMembers(Stream<Member> others) {
      members = others.toList();
    }
  }

  private final Disk disk = new Disk();
  private final TestReplica replica = TestReplica.on(Recovered.NOTHING, disk);

  @Test
  void whatIsAcknowledgedIsOnTheDiskAndInputsThatWaitTogetherShareOneSave() {
    replica.inform();
    disk.saved.clear();

    replica.step(replica.set(7, Ack.ONE), replica.set(8, Ack.ONE));

    assertThat(disk.saved).containsExactly(replica.register());
  }

  @Test
  void nothingIsKeptBeforeItIsInformedAndTheRegisterIsAsSoonAsItIs() {
    replica.step(replica.view(TestReplica.SELF, TestReplica.B));
    assertThat(disk.saved).isEmpty();

    replica.inform();

    assertThat(disk.saved).containsExactly(INITIAL);
    assertThat(disk.members).containsExactlyInAnyOrder(TestReplica.B, TestReplica.C, TestReplica.D);
  }

  @Test
  void aFullDiskRefusesWritesUndoesThemAndReadsGoOn() {
    replica.inform();
    disk.full = true;

    Output output = replica.step(replica.set(7, Ack.ONE));

    assertThat(output.answers())
        .singleElement()
        .satisfies(a ->
            assertThat(a.outcome())
                .isInstanceOfSatisfying(
                    Refusal.class, r -> assertThat(r.reason()).isEqualTo(Reason.STORAGE_FULL)));
    assertThat(replica.register()).isEqualTo(INITIAL);
    assertThat(output.envelopes())
        .allSatisfy(e -> assertThat(e.message().register()).isEqualTo(INITIAL));

    Register news = INITIAL.write(9, TestReplica.B.id());
    Output answer = replica.step(replica.heard(TestReplica.B, news, true, new Exchange(1)));
    assertThat(replica.register()).isEqualTo(news);
    assertThat(answer.envelopes())
        .as("it tells nobody of what its disk does not have")
        .allSatisfy(e -> assertThat(e.message().register()).isEqualTo(INITIAL));
  }

  @Test
  void aVersionThatCouldNotBeSavedIsNeverGivenToAnotherValue() {
    replica.inform();
    disk.full = true;
    replica.step(replica.set(7, Ack.ONE));
    disk.full = false;

    replica.step(replica.set(8, Ack.ONE));

    assertThat(replica.register().generation()).isEqualTo(2);
  }

  @Test
  void aRestartedNodeWaitsForThoseItKnewAndOpensByItselfAfterAnInterval() {
    Register stored = INITIAL.write(7, TestReplica.SELF.id());
    TestReplica restarted =
        TestReplica.on(new Recovered(stored, List.of(TestReplica.B, TestReplica.C)), disk);
    restarted.step(restarted.contacts(true, Set.of()));

    assertThat(restarted.register()).isEqualTo(stored);
    assertThat(restarted.informed()).isFalse();

    restarted.step(restarted.heard(TestReplica.B, INITIAL, false, new Have()));
    assertThat(restarted.informed()).isFalse();

    restarted.pass(TestReplica.PATIENCE_NANOS);
    restarted.step();
    assertThat(restarted.informed()).isTrue();
  }
}
