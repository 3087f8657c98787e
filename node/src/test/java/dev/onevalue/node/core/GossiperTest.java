package dev.onevalue.node.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onevalue.node.core.GossipMessage.Exchange;
import dev.onevalue.node.core.GossipMessage.Push;
import dev.onevalue.node.core.WriteRefusedException.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GossiperTest {

  private static final NodeId SELF = node(0);
  private static final NodeId B = node(1);
  private static final NodeId C = node(2);
  private static final NodeId D = node(3);
  private static final Register INITIAL = Register.initial(42);

  private final Gossiper gossiper = new Gossiper(SELF, INITIAL, 2, new Random(1));

  private static NodeId node(int number) {
    return new NodeId("n" + number, new UUID(0, number + 1L));
  }

  private static Register register(long value, long generation) {
    return new Register(value, new Version(generation, B));
  }

  private void inform() {
    gossiper.onMembers(List.of(SELF, B, C, D));
    List.of(B, C, D).forEach(peer -> gossiper.onMessage(peer, new Push(INITIAL)));
  }

  @Test
  void aSetIsPushedToEveryOtherMemberAtOnce() {
    inform();

    List<Envelope> sent = gossiper.onSet(7);

    Register written = INITIAL.write(7, SELF);
    assertThat(gossiper.register()).isEqualTo(written);
    assertThat(sent)
        .containsExactly(
            new Envelope(B, new Push(written)),
            new Envelope(C, new Push(written)),
            new Envelope(D, new Push(written)));
  }

  @Test
  void aPushIsMergedAndNotAnswered() {
    assertThat(gossiper.onMessage(B, new Push(register(7, 3)))).isEmpty();
    assertThat(gossiper.register()).isEqualTo(register(7, 3));
  }

  @Test
  void anOlderPushChangesNothing() {
    gossiper.onMessage(B, new Push(register(7, 3)));
    gossiper.onMessage(C, new Push(register(8, 2)));

    assertThat(gossiper.register()).isEqualTo(register(7, 3));
  }

  @Test
  void anExchangeIsAnsweredWithTheNewerOfTheTwo() {
    assertThat(gossiper.onMessage(B, new Exchange(register(7, 3))))
        .containsExactly(new Envelope(B, new Push(register(7, 3))));
    assertThat(gossiper.onMessage(C, new Exchange(register(8, 1))))
        .containsExactly(new Envelope(C, new Push(register(7, 3))));
  }

  @Test
  void aTickExchangesWithFanoutConsecutiveMembersAndReachesAllOverTime() {
    inform();
    Set<List<NodeId>> targets = new HashSet<>();
    for (int tick = 0; tick < 50; tick++) {
      targets.add(gossiper.onTick().stream().map(Envelope::to).toList());
    }

    assertThat(targets).containsExactlyInAnyOrder(List.of(B, C), List.of(C, D), List.of(D, B));
  }

  @Test
  void aTickExchangesWithAllWhenThereAreNoMoreThanFanout() {
    gossiper.onMembers(List.of(SELF, B, C));

    assertThat(gossiper.onTick())
        .containsExactly(
            new Envelope(B, new Exchange(INITIAL)), new Envelope(C, new Exchange(INITIAL)));
  }

  @Test
  void newMembersAreAskedAtOnceAndOldOnesAreNot() {
    gossiper.onMembers(List.of(SELF, B));

    assertThat(gossiper.onMembers(List.of(SELF, B, C)))
        .containsExactly(new Envelope(C, new Exchange(INITIAL)));
  }

  @Test
  void takesNoWriteBeforeItHasHeardEveryOtherMember() {
    gossiper.onMembers(List.of(SELF, B, C));
    gossiper.onMessage(B, new Push(register(7, 3)));

    assertThatThrownBy(() -> gossiper.onSet(8))
        .isInstanceOfSatisfying(
            WriteRefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNINFORMED));
    assertThat(gossiper.register()).isEqualTo(register(7, 3));

    gossiper.onMessage(C, new Push(INITIAL));
    gossiper.onSet(8);
    assertThat(gossiper.register().generation()).isEqualTo(4);
  }

  @Test
  void aViewOfItselfAloneInformsNobody() {
    gossiper.onMembers(List.of(SELF));

    assertThat(gossiper.informed()).isFalse();
  }

  @Test
  void isInformedWhenFoundAlone() {
    gossiper.onFoundAlone();

    assertThat(gossiper.informed()).isTrue();
  }

  @Test
  void staysInformedWhenUnheardMembersJoin() {
    inform();
    gossiper.onMembers(List.of(SELF, B, C, D, node(4)));

    assertThat(gossiper.informed()).isTrue();
  }

  @Test
  void aMemberThatLeftNeedNotBeHeard() {
    gossiper.onMembers(List.of(SELF, B, C));
    gossiper.onMessage(B, new Push(INITIAL));
    gossiper.onMembers(List.of(SELF, B));

    assertThat(gossiper.informed()).isTrue();
  }

  @Test
  void aNotifyCountsOnlyWithAHigherGeneration() {
    gossiper.onMembers(List.of(SELF, B));

    assertThat(gossiper.onNotify(7, 3)).hasSize(1);
    assertThat(gossiper.onNotify(8, 3)).isEmpty();
    assertThat(gossiper.onNotify(9, -1)).isEmpty();
    assertThat(gossiper.register()).isEqualTo(new Register(7, new Version(3, NodeId.NONE)));
  }
}
