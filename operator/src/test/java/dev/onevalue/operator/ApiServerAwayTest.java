package dev.onevalue.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import dev.onevalue.operator.mock.MockCluster;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The API server goes away, or fails, for a time: what the operator does then, and says. */
class ApiServerAwayTest {
  private static final Duration RECOVERY = Duration.ofSeconds(30);
  private static final String AWAY =
      "the API server does not answer as it should: all is tried again";

  private final MockCluster kubernetes = new MockCluster();
  private final Logged logged = new Logged();

  @AfterEach
  void close() {
    logged.close();
    kubernetes.close();
  }

  @Test
  void whatHappensMeanwhileIsSeenToAfterwardsAndTheLogHasOneLine() {
    RunningOperator operator = converged();
    operator.wire().cut();
    operator.scaleDemo(2);
    setOnAll(operator, 7, 1);
    await().until(() -> failed(operator) > 1);
    operator.wire().mend();
    awaitScaledTo2(operator);
    awaitValue(operator, 7);
    assertThat(logged.messages()).containsExactly(AWAY);
    assertThat(logged.withStackTrace()).isEmpty();
    operator.stop();
  }

  @Test
  void aStormOfErrorsIsSurvivedAndTheLogHasALineForEachKindOfThem() {
    RunningOperator operator = converged();
    kubernetes.fail(409, 410, 429, 500);
    operator.wire().cut();
    operator.wire().mend();
    operator.scaleDemo(2);
    setOnAll(operator, 7, 1);
    await().until(() -> failed(operator) > 1 && kubernetes.failures() > 40);
    kubernetes.fail();
    awaitScaledTo2(operator);
    awaitValue(operator, 7);
    assertThat(logged.withStackTrace()).isEmpty();
    assertThat(logged.messages()).containsOnlyOnce(AWAY);
    assertThat(logged.lines()).doesNotHaveDuplicates().hasSizeLessThan(8);
    operator.stop();
  }

  @Test
  void anOperatorThatIsStartedMeanwhileWaits() throws InterruptedException {
    RunningOperator operator =
        new RunningOperator(kubernetes, "operator", Optional.of("onevalue-system"));
    operator.wire().cut();
    Thread start = Thread.startVirtualThread(operator::start);
    await().until(() -> logged.messages().contains(AWAY));
    assertThat(operator.health().problem()).contains("starting: not all watches have begun");
    operator.applyDemo();
    operator.wire().mend();
    await()
        .atMost(RECOVERY)
        .untilAsserted(() -> assertThat(operator.statefulSet().get()).isNotNull());
    start.join();
    assertThat(operator.health().problem()).isEmpty();
    assertThat(logged.withStackTrace()).isEmpty();
    operator.stop();
  }

  @Test
  void whoCannotRenewItsLeaseActsNoMoreAndItsSuccessorDoes() {
    RunningOperator first = new RunningOperator(kubernetes, "first", "onevalue-system");
    first.applyDemo();
    await().untilAsserted(() -> assertThat(first.statefulSet().get()).isNotNull());
    first.wire().cut();
    await().until(first::hasLostTheLease);
    first.stop();
    RunningOperator again = new RunningOperator(kubernetes, "again", "onevalue-system");
    again.scaleDemo(2);
    awaitScaledTo2(again);
    assertThat(logged.withStackTrace()).isEmpty();
    again.stop();
  }

  private RunningOperator converged() {
    RunningOperator operator = new RunningOperator(kubernetes, "operator");
    operator.applyDemo();
    await().until(() -> operator.statefulSet().get() != null);
    operator.runPods();
    operator.awaitStatus(OneValueClusterStatus::converged);
    return operator;
  }

  private static void setOnAll(RunningOperator operator, long value, long generation) {
    for (int ordinal = 0; ordinal < 3; ordinal++) {
      operator.member(ordinal).hold(value, generation, "a/1");
    }
  }

  private static double failed(RunningOperator operator) {
    return operator
        .metrics()
        .lines()
        .filter(
            line -> line.startsWith("onevalue_operator_reconciliations_total{result=\"failed\"}"))
        .mapToDouble(line -> Double.parseDouble(line.replaceFirst(".* ", "")))
        .sum();
  }

  private static void awaitScaledTo2(RunningOperator operator) {
    await()
        .atMost(RECOVERY)
        .untilAsserted(
            () -> assertThat(operator.statefulSet().get().getSpec().getReplicas()).isEqualTo(2));
  }

  private static void awaitValue(RunningOperator operator, long value) {
    await()
        .atMost(RECOVERY)
        .untilAsserted(() ->
            assertThat(operator.status()).matches(demo -> Objects.equals(demo.value(), value)));
  }
}
