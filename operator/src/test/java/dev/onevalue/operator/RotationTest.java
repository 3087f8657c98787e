package dev.onevalue.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import dev.onevalue.operator.mock.MockCluster;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way of members to another certificate. */
class RotationTest {
  private final MockCluster kubernetes = new MockCluster();
  private RunningOperator operator = new RunningOperator(kubernetes, "first");
  private HeldSecret first = new HeldSecret("", List.of(), false);

  @BeforeEach
  void create() {
    operator.applyDemo();
    await().until(() -> operator.statefulSet().get() != null);
    await().until(() -> operator.gossipSecret().get() != null);
    first = held();
    operator.runPods();
    confirm(first, 0, 1, 2);
    operator.awaitStatus(OneValueClusterStatus::converged);
  }

  @AfterEach
  void close() {
    operator.close();
  }

  @Test
  void eachStepWaitsForTheLastMemberAndOneTextIsOneRotation() {
    ask("monday");
    HeldSecret announced = awaitHeld(HeldSecret::announced);
    assertThat(announced.shown()).isEqualTo(first.shown());
    assertThat(announced.trusted()).hasSize(2).startsWith(first.shown());

    confirm(announced, 0, 1);
    awaitAskedAgain(2);
    assertThat(held()).isEqualTo(announced);

    confirm(announced, 2);
    HeldSecret shown = awaitHeld(secret -> !secret.announced());
    assertThat(shown)
        .isEqualTo(new HeldSecret(announced.trusted().getLast(), announced.trusted(), false));

    confirm(shown, 1, 2);
    awaitAskedAgain(0);
    assertThat(held()).isEqualTo(shown);

    confirm(shown, 0);
    HeldSecret settled = awaitHeld(secret -> secret.trusted().size() == 1);
    assertThat(settled).isEqualTo(new HeldSecret(shown.shown(), List.of(shown.shown()), false));
    awaitEvents("CertificateRotationStarted", "CertificateRotated");

    confirm(settled, 0, 1, 2);
    ask("monday");
    operator.scaleDemo(2);
    await().until(() -> operator.statefulSet().get().getSpec().getReplicas() == 2);
    assertThat(held()).isEqualTo(settled);
    ask("tuesday");
    awaitHeld(HeldSecret::announced);
  }

  @Test
  void atHalfOfTheValidityItBeginsByItselfAndAnotherOperatorEndsIt() {
    operator.pass(Duration.ofDays(182));
    operator.reconcile();
    operator.pass(Duration.ofDays(183));
    operator.reconcile();
    HeldSecret announced = awaitHeld(HeldSecret::announced);
    operator.stop();

    operator = new RunningOperator(kubernetes, "second");
    confirm(announced, 0, 1, 2);
    HeldSecret shown = awaitHeld(secret -> !secret.announced());
    operator.stop();

    operator = new RunningOperator(kubernetes, "third");
    confirm(shown, 0, 1, 2);
    awaitHeld(secret -> secret.trusted().equals(List.of(shown.shown())));
  }

  @Test
  void withoutMembersNobodyIsWaitedFor() {
    operator.client().pods().inNamespace("default").delete();
    ask("now");
    awaitHeld(secret -> secret.trusted().size() == 1 && !secret.trusted().equals(first.trusted()));
  }

  private void ask(String text) {
    operator.patchDemo(
        "{\"metadata\":{\"annotations\":{\"onevalue.dev/rotate-certificate\":\"%s\"}}}"
            .formatted(text));
  }

  /** These members have taken what the Secret holds. */
  private void confirm(HeldSecret secret, int... ordinals) {
    IntStream.of(ordinals)
        .forEach(ordinal ->
            operator.member(ordinal).answer("GET /v1/tls", secret.answer(secret.shown())));
  }

  /** Whatever it was answered before, it has been made use of. */
  private void awaitAskedAgain(int ordinal) {
    long before = operator.member(ordinal).asked("GET /v1/tls");
    await().until(() -> operator.member(ordinal).asked("GET /v1/tls") > before + 2);
  }

  private void awaitEvents(String... reasons) {
    await()
        .untilAsserted(() ->
            assertThat(
                    operator
                        .client()
                        .resources(Event.class)
                        .inNamespace("default")
                        .list()
                        .getItems())
                .extracting(Event::getReason)
                .contains(reasons));
  }

  private HeldSecret awaitHeld(Predicate<HeldSecret> state) {
    await().untilAsserted(() -> assertThat(held()).matches(state));
    return held();
  }

  private HeldSecret held() {
    return HeldSecret.of(operator.gossipSecret().get());
  }
}
