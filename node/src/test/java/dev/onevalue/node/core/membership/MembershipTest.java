package dev.onevalue.node.core.membership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.core.register.NodeId;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MembershipTest {

  private static final Member SELF = member("a", 1);
  private static final Member EARLIER = member("b", 2);
  private static final Member LATER = member("b", 3);

  private final Membership membership = new Membership(SELF.id(), List.of());

  @Test
  void aGoodbyeThatComesLateIsNoneOfALaterLife() {
    membership.onView(View.of(List.of(SELF, EARLIER)), 1);
    membership.onHeard(LATER, OptionalLong.empty(), 2);
    membership.onLeave(EARLIER.id(), 3);

    assertThat(membership.others()).containsExactly(LATER);
  }

  @Test
  void whoSaysGoodbyeIsGoneWhateverItsEarlierLifeSays() {
    membership.onView(View.of(List.of(SELF, EARLIER)), 1);
    membership.onHeard(LATER, OptionalLong.empty(), 2);
    membership.onLeave(LATER.id(), 3);
    membership.onLeave(EARLIER.id(), 4);

    assertThat(membership.others()).isEmpty();
  }

  @Test
  void aLaterLifeThatHasComeIntoViewIsToldOfOnce() {
    membership.onView(View.of(List.of(SELF, EARLIER)), 1);
    membership.onHeard(LATER, OptionalLong.empty(), 2);
    membership.onView(View.of(List.of(SELF, EARLIER, LATER)), 3);
    membership.onLeave(EARLIER.id(), 4);

    assertThat(membership.others()).containsExactly(LATER);
  }

  @Test
  void aGoodbyeThatComesOnceItsSenderIsLostIsNoneOfALaterLifeEither() {
    membership.onView(View.of(List.of(SELF, EARLIER)), 1);
    membership.onHeard(LATER, OptionalLong.empty(), 2);
    membership.onView(View.of(List.of(SELF)), 3);
    membership.onLeave(EARLIER.id(), 4);

    assertThat(membership.others()).containsExactly(LATER);
  }

  @Test
  void aGoodbyeOfWhomWasLostIsNoneOfTheLifeThatWasHeardSince() {
    membership.onView(View.of(List.of(SELF, EARLIER)), 1);
    membership.onView(View.of(List.of(SELF)), 2);
    membership.onHeard(LATER, OptionalLong.empty(), 3);
    membership.onLeave(EARLIER.id(), 4);

    assertThat(membership.others()).containsExactly(LATER);
  }

  private static Member member(String name, int number) {
    return new Member(
        new NodeId(name, new UUID(0, number)), new Endpoint("10.0.0." + number, 7946));
  }
}
