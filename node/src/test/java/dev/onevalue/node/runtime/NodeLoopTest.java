package dev.onevalue.node.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.onevalue.node.core.GossipSettings;
import dev.onevalue.node.core.Output;
import dev.onevalue.node.core.Recovered;
import dev.onevalue.node.core.Replica;
import dev.onevalue.node.core.Storage;
import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.receipt.Ack;
import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.receipt.Refusal;
import dev.onevalue.node.core.receipt.Refusal.Reason;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Precondition;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.TraceId;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeLoopTest {

  private static final Duration SOON = Duration.ofMillis(200);

  /** A disk that stands still until it is let go. */
  private static final class StandingDisk implements Storage {

    private final Semaphore letGo = new Semaphore(0);
    private final CountDownLatch begun = new CountDownLatch(2);

    @Override
    public void save(Register register) {
      begun.countDown();
      letGo.acquireUninterruptibly();
    }

    @Override
    public void saveMembers(Stream<Member> others) {
      // none are asked for
    }
  }

  private final StandingDisk disk = new StandingDisk();
  private Consumer<Output> listener = _ -> {};
  private NodeLoop loop = loop();

  private NodeLoop loop() {
    var self = new NodeId("a", new UUID(0, 1));
    var replica =
        new Replica(new GossipSettings(self, 42, 2, 0), Recovered.NOTHING, disk, new Random(1));
    return new NodeLoop(
        replica, _ -> {}, Duration.ofHours(1), List.of(output -> listener.accept(output)));
  }

  @AfterEach
  void end() {
    disk.letGo.release(1_000);
    loop.close();
  }

  private void inform() {
    disk.letGo.release();
    loop.contactsChanged(new Contacts(Set.of(), true, Set.of()));
    await().until(() -> loop.state().informed());
  }

  @Test
  void aWriteIsAnsweredOnceItIsDurable() throws Exception {
    inform();
    Request request = loop.set(7, TraceId.NONE);
    disk.begun.await();
    assertThat(request.outcome()).isNotDone();
    assertThat(loop.state().register().value()).as("not shown before").isEqualTo(42);

    disk.letGo.release();

    assertThat(request.await()).isInstanceOf(Receipt.class);
    assertThat(loop.state().register().value()).isEqualTo(7);
  }

  @Test
  void aWriteThatWasRefusedBecauseItWaitedTooLongIsNeverApplied() throws Exception {
    inform();
    Request begun = loop.set(7, TraceId.NONE);
    disk.begun.await();
    Request waiting = loop.set(new SetCommand(8, Ack.ONE, SOON, Precondition.NONE, TraceId.NONE));

    assertThat(waiting.await())
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.reason()).isEqualTo(Reason.OVERLOADED));

    disk.letGo.release(1_000);
    assertThat(begun.await()).isInstanceOf(Receipt.class);
    assertThat(loop.set(9, TraceId.NONE).await())
        .isInstanceOfSatisfying(
            Receipt.class, r -> assertThat(r.written().generation()).isEqualTo(2));
  }

  @Test
  void ofAWriteThatWasBegunAndDoesNotEndNobodyKnows() throws Exception {
    inform();
    Request begun = loop.set(new SetCommand(7, Ack.ONE, SOON, Precondition.NONE, TraceId.NONE));
    disk.begun.await();

    assertThatThrownBy(begun::await).isInstanceOf(OutcomeUnknownException.class);
  }

  @Test
  void anErrorEndsItAndLivenessTells() throws Exception {
    inform();
    disk.letGo.release(1_000);
    listener =
        _ -> {
          throw new StackOverflowError("provoked");
        };
    loop.set(7, TraceId.NONE).await();

    await().until(() -> !loop.isAlive());

    assertThat(loop.set(8, TraceId.NONE).await())
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.reason()).isEqualTo(Reason.STOPPED));
    assertThat(loop.state().register().value()).as("reads go on").isEqualTo(7);
  }

  @Test
  void closingAppliesWhatWaitsAndRefusesWhatComesLater() throws Exception {
    inform();
    disk.letGo.release(1_000);
    Request last = loop.set(7, TraceId.NONE);

    loop.close();

    assertThat(last.await()).isInstanceOf(Receipt.class);
    assertThat(loop.set(8, TraceId.NONE).await())
        .isInstanceOfSatisfying(
            Refusal.class, r -> assertThat(r.reason()).isEqualTo(Reason.STOPPED));
  }
}
