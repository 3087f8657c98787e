package dev.onevalue.node.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.core.GossipMessage.Exchange;
import dev.onevalue.node.core.GossipMessage.Have;
import dev.onevalue.node.core.GossipMessage.Leave;
import dev.onevalue.node.core.GossipMessage.Push;
import dev.onevalue.node.core.GossipMessage.Reply;
import dev.onevalue.node.core.Input.Leaving;
import dev.onevalue.node.core.Input.Tick;
import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.receipt.Ack;
import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.receipt.Refusal;
import dev.onevalue.node.core.receipt.Refusal.Reason;
import dev.onevalue.node.core.register.Register;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One member, and what follows from what happens to it. */
class ReplicaTest {

  private static final Register INITIAL = Register.initial(42);

  private final TestReplica replica = TestReplica.inMemory();

  @Test
  void aSetIsPushedToEveryOtherMemberAtOnceAndAnswered() {
    replica.inform();

    Output output = replica.step(replica.set(7, Ack.ONE));

    Register written = INITIAL.write(7, TestReplica.SELF.id());
    assertThat(replica.register()).isEqualTo(written);
    assertThat(output.envelopes())
        .extracting(Envelope::to)
        .containsExactlyInAnyOrder(
            TestReplica.B.endpoint(), TestReplica.C.endpoint(), TestReplica.D.endpoint());
    assertThat(output.envelopes())
        .allSatisfy(e -> assertThat(e.message().register()).isEqualTo(written));
    assertThat(output.answers())
        .singleElement()
        .satisfies(a ->
            assertThat(a.outcome())
                .isInstanceOfSatisfying(Receipt.class, r -> assertThat(r.confirmed()).isTrue()));
  }

  @Test
  void aSetThatAsksForNoReceiptIsNotReportedEvenIfATickWaitsWithIt() {
    replica.inform();

    assertThat(replica.step(replica.set(7, Ack.ONE), new Tick()).envelopes())
        .extracting(envelope -> envelope.message().purpose())
        .filteredOn(Push.class::isInstance)
        .containsOnly(new Push(TestReplica.SELF.id(), 0, false));
  }

  @Test
  void setsThatWaitTogetherArePushedOnce() {
    replica.inform();

    Output output =
        replica.step(replica.set(7, Ack.ONE), replica.set(8, Ack.ONE), replica.set(9, Ack.ONE));

    assertThat(output.envelopes()).hasSize(3);
    assertThat(output.answers()).hasSize(3);
    assertThat(replica.register().generation()).isEqualTo(3);
  }

  @Test
  void anExchangeIsAnsweredWithWhatThisOneHasAfterIt() {
    Register newer = INITIAL.write(7, TestReplica.B.id());

    assertThat(replica.step(replica.heard(TestReplica.B, newer, true, new Exchange(5))).envelopes())
        .contains(
            new Envelope(
                TestReplica.B.endpoint(), new GossipMessage(newer, true, new Reply(5, List.of()))));
  }

  @Test
  void aLostMemberIsAskedAtEveryTickAndOneThatLeftIsNot() {
    replica.inform();
    replica.step(replica.heard(TestReplica.D, INITIAL, true, new Leave()));
    replica.step(replica.view(TestReplica.SELF, TestReplica.B));

    assertThat(replica.step(new Tick()).envelopes())
        .extracting(Envelope::to)
        .contains(TestReplica.B.endpoint(), TestReplica.C.endpoint())
        .doesNotContain(TestReplica.D.endpoint());
  }

  @Test
  void whatComesFromOutsideTheViewIsPushedToAllOfIt() {
    replica.inform();
    replica.step(replica.view(TestReplica.SELF, TestReplica.B));
    Register other = INITIAL.write(7, TestReplica.C.id());

    assertThat(replica.step(replica.heard(TestReplica.C, other, true, new Have())).envelopes())
        .singleElement()
        .satisfies(envelope -> {
          assertThat(envelope.to()).isEqualTo(TestReplica.B.endpoint());
          assertThat(envelope.message().purpose()).isInstanceOf(Push.class);
        });
  }

  @Test
  void aLeavingNodeHandsOverWhatItHasAndTakesNoMoreWrites() {
    replica.inform();
    replica.step(replica.set(7, Ack.ONE));

    Output output = replica.step(new Leaving(), replica.set(8, Ack.ONE));

    assertThat(output.envelopes())
        .hasSize(3)
        .allSatisfy(e -> {
          assertThat(e.message().purpose()).isInstanceOf(Leave.class);
          assertThat(e.message().register().value()).isEqualTo(7);
        });
    assertThat(output.answers())
        .singleElement()
        .satisfies(a ->
            assertThat(a.outcome())
                .isInstanceOfSatisfying(
                    Refusal.class, r -> assertThat(r.reason()).isEqualTo(Reason.STOPPED)));
  }

  @Test
  void anUninformedNodeAsksWhomItWasToldOf() {
    var seed = new Endpoint("10.0.0.9", 7946);

    assertThat(replica.step(replica.contacts(false, Set.of(seed))).envelopes())
        .singleElement()
        .satisfies(envelope -> {
          assertThat(envelope.to()).isEqualTo(seed);
          assertThat(envelope.message().purpose()).isInstanceOf(Exchange.class);
          assertThat(envelope.message().informed()).isFalse();
        });
  }

  @Test
  void becomesInformedByAnInformedOneAndTellsTheOthers() {
    replica.step(replica.view(TestReplica.SELF, TestReplica.B, TestReplica.C));
    assertThat(replica.step(replica.heard(TestReplica.B, INITIAL, false, new Have())).events())
        .isEmpty();
    assertThat(replica.informed()).isFalse();

    List<Envelope> told =
        replica.step(replica.heard(TestReplica.B, INITIAL, true, new Have())).envelopes();

    assertThat(replica.informed()).isTrue();
    assertThat(told)
        .extracting(Envelope::to)
        .containsExactlyInAnyOrder(TestReplica.B.endpoint(), TestReplica.C.endpoint());
  }
}
