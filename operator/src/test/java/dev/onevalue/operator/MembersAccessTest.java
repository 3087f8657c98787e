package dev.onevalue.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.onevalue.api.v1alpha1.LastWrite;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Members that ask who sets and who reads: what the operator shows, and what it says of it. */
class MembersAccessTest {
  private static final String OF_DEMO = "for-onevalue:default/demo";

  private final RunningOperator operator = new RunningOperator();

  @BeforeEach
  void apply() {
    operator.applyDemo("access-token-for-reads");
    await().untilAsserted(() -> assertThat(operator.statefulSet().get()).isNotNull());
    operator.runPods();
    operator.awaitStatus(OneValueClusterStatus::converged);
  }

  @AfterEach
  void close() {
    operator.close();
  }

  @Test
  void aMemberThatAsksForAnotherTokenIsSaidTo() {
    require("GET", "for-somebody-else");
    awaitReady("AccessRefused", "demo-0 refuses the operator: status 401: no");
    require("GET", OF_DEMO);
    awaitReady("AllMembersReady", "3 of 3 members ready");
    operator.awaitStatus(OneValueClusterStatus::converged);
  }

  @Test
  void whatIsSetIsSetWithATokenForThisClusterAlone() {
    require("PUT", OF_DEMO);
    operator.member(0).answer("PUT /v1/value", "{\"value\":9,\"generation\":1,\"writer\":\"a/1\"}");
    operator.patchDemo("{\"spec\": {\"value\": 9}}");
    operator.awaitStatus(demo -> demo.appliedValue() != null);
  }

  @Test
  void aCheckpointThatMembersDoNotTakeIsSaidToBe() {
    all(7, 3);
    operator.awaitStatus(demo -> demo.checkpoint() != null);
    require("PUT", "for-somebody-else");
    IntStream.range(0, 3).forEach(ordinal -> operator.member(ordinal).hold(42, 0, null));
    awaitReady("AccessRefused", "demo-0 does not take the checkpoint: status 401: no");
    all(7, 3);
    awaitReady("AllMembersReady", "3 of 3 members ready");
  }

  @Test
  void whoSetAValueIsInTheStatusIfTheMemberThatWasAskedSaysIt() {
    String history =
        "{\"changes\":[{\"value\":7,\"generation\":3,\"writer\":\"demo-1/x\",\"kept\":true,\"by\":%s}]}";
    operator.member(0).answer("GET /v1/history", history.formatted("\"nobody\""));
    operator.member(1).answer("GET /v1/history", history.formatted("null"));
    operator.member(1).hold(7, 3, "demo-1/x");
    operator.awaitStatus(demo -> demo.lastWrite() != null);
    assertThat(operator.status().lastWrite()).extracting(LastWrite::by).isNull();
    operator.member(1).answer("GET /v1/history", history.formatted("\"a-subject\""));
    operator.reconcile();
    operator.awaitStatus(
        demo -> demo.lastWrite() != null && Objects.equals(demo.lastWrite().by(), "a-subject"));
  }

  /** Whoever is watched already is asked again. */
  private void require(String method, String token) {
    IntStream.range(0, 3).forEach(ordinal -> operator.member(ordinal).require(method, token));
    IntStream.range(0, 3).forEach(ordinal -> operator.member(ordinal).stream().cut());
  }

  private void all(long value, long generation) {
    IntStream.range(0, 3)
        .forEach(ordinal -> operator.member(ordinal).hold(value, generation, "a/1"));
  }

  private void awaitReady(String reason, String message) {
    await()
        .untilAsserted(() ->
            assertThat(operator.status().conditions())
                .filteredOn(condition -> condition.getType().equals("Ready"))
                .extracting(condition -> condition.getReason(), condition -> condition.getMessage())
                .containsExactly(tuple(reason, message)));
  }
}
