package dev.onevalue.node.core.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a node takes writes, and what it says while it does not. */
class WriteGateTest {

  private static final Endpoint A = new Endpoint("10.0.0.1", 7946);
  private static final Endpoint B = new Endpoint("10.0.0.2", 7946);
  private static final long PATIENCE = 10;

  private final WriteGate gate = new WriteGate(false, Set.of(), PATIENCE, false);

  private static Contacts contacts(boolean listsSelf, Endpoint... others) {
    return new Contacts(Set.of(others), listsSelf, Set.of());
  }

  @Test
  void theFirstNodeGivesOthersAnIntervalToCall() {
    gate.onContacts(contacts(true), 5);
    gate.onTime(14);
    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.closedBecause()).isEqualTo("it gives others an interval to call");

    gate.onTime(15);
    assertThat(gate.isOpen()).isTrue();
  }

  @Test
  void anInformedNodeOpensIt() {
    gate.onHeard(A, true, 0);

    assertThat(gate.isOpen()).isTrue();
  }

  @Test
  void twoUninformedNodesAreTwoUninformedNodes() {
    gate.onContacts(contacts(false, A), 0);
    gate.onHeard(A, false, 1);
    gate.onTime(1_000);

    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.closedBecause())
        .isEqualTo("those it heard do not know the cluster's value either");
  }

  @Test
  void aStartIsOneWhenAllListedWereHeardAndNoneIsInformed() {
    gate.onContacts(contacts(true, A, B), 0);
    gate.onHeard(A, false, 1);
    gate.onTime(1_000);
    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.closedBecause()).isEqualTo("it has not heard 10.0.0.2:7946");

    gate.onHeard(B, false, 1_001);
    assertThat(gate.isOpen()).isTrue();
  }

  @Test
  void aNameWithoutAnAddressMayBeAnyone() {
    gate.onContacts(new Contacts(Set.of(), true, Set.of("db.example (not resolved)")), 0);
    gate.onTime(1_000);

    assertThat(gate.isOpen()).isFalse();
    assertThat(gate.closedBecause()).isEqualTo("it has not heard db.example (not resolved)");
  }

  @Test
  void nothingOpensItBeforeItCanBeCalled() {
    gate.onTime(1_000);

    assertThat(gate.isOpen()).isFalse();
  }

  @Test
  void itsOwnDiskOpensItOnceThoseItKnewWereHeard() {
    var recovered = new WriteGate(true, Set.of(A, B), PATIENCE, false);
    recovered.onContacts(contacts(false), 0);
    recovered.onHeard(A, false, 1);
    assertThat(recovered.isOpen()).isFalse();

    recovered.onHeard(B, false, 2);
    assertThat(recovered.isOpen()).isTrue();
  }
}
