package dev.onevalue.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.api.v1alpha1.ConditionType;
import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import dev.onevalue.operator.problem.Problem;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions that are present only while they are True, and what a problem does to all. */
class AbnormalConditionsTest {
  private static final StatusCalculator NOON =
      new StatusCalculator(Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC));

  /** What is lost after it was there is degraded; before, it is on its way. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          not ready yet | 0!=42@0 1=42@0 | 0!=42@0 1=42@0 | Ready Available Converged ValueApplied Reconciling |
          lost a Pod | 0=42@0 1=42@0 | 0=42@0 | Ready Available Converged ValueApplied Degraded | not ready: demo-1
          lost two in turn | 0=42@0 1=42@0;0=42@0 | 1=42@0 | Ready Available Converged ValueApplied Degraded | not ready: demo-0
          does not hear one | 0=42@0 1=42@0 | 0=42@0 1=?42@0 | Ready Available Converged ValueApplied Degraded | ready, but not heard: demo-1 since 2026-01-01T11:59:00Z
          all is well | 0=42@0 1=42@0 | 0=42@0 1=42@0 | Ready Available Converged ValueApplied |
          cut off | 0=42@0 1=42@0 | 0=42@0~1 1=42@0 | Ready Available Converged ValueApplied Partitioned |
          cut off from the dead | 0=42@0 1=42@0 | 0=42@0~1 1=?42@0 | Ready Available Converged ValueApplied Degraded |
          """)
  void abnormalConditionsArePresentWhileTheyAreTrue(
      String name, String before, String after, String types, String degraded) {
    OneValueCluster cluster = Clusters.demo(2);
    for (String members : before.split(";", -1)) {
      cluster.setStatus(Observed.status(NOON, cluster, members));
    }
    OneValueClusterStatus status = Observed.status(NOON, cluster, after);
    assertThat(status.conditions())
        .extracting(Condition::getType)
        .containsExactly(types.split(" ", -1));
    if (degraded != null) {
      assertThat(Observed.condition(status, ConditionType.Degraded).getMessage())
          .isEqualTo(degraded);
    }
  }

  @Test
  void whoDoesNotHearWhomIsNamed() {
    var status = Observed.status(NOON, Clusters.demo(2), "0=42@0~1 1=42@0~0");
    assertCondition(
        status,
        ConditionType.Partitioned,
        "True",
        "MembersCutOff",
        "demo-0 does not hear demo-1, demo-1 does not hear demo-0");
  }

  @Test
  void aLastingProblemStallsAndIsNotConverged() {
    var problem = new Problem("QuotaExceeded", "Pods cannot be created: exceeded quota: q", true);
    var status = Observed.of("0=42@0 1=42@0").status(NOON, Clusters.demo(2), List.of(problem));
    assertThat(status.conditions())
        .extracting(Condition::getType)
        .containsExactly("Ready", "Available", "Converged", "ValueApplied", "Stalled");
    assertCondition(
        status,
        ConditionType.Ready,
        "False",
        "QuotaExceeded",
        "Pods cannot be created: exceeded quota: q");
    assertCondition(
        status,
        ConditionType.Stalled,
        "True",
        "QuotaExceeded",
        "Pods cannot be created: exceeded quota: q");
    assertThat(status.converged()).isFalse();
    assertThat(Observed.condition(status, ConditionType.Converged).getReason())
        .isEqualTo("SpecNotApplied");
  }

  @Test
  void aPassingProblemIsOnItsWay() {
    var problem = new Problem("ApiServerUnavailable", "Service: too many requests", false);
    var status = Observed.of("0=42@0 1=42@0").status(NOON, Clusters.demo(2), List.of(problem));
    assertCondition(
        status,
        ConditionType.Reconciling,
        "True",
        "ApiServerUnavailable",
        "Service: too many requests");
    assertThat(status.converged()).isTrue();
  }

  /** Its controller counts a Pod that terminates as one that is not updated. */
  @Test
  void aPodThatTerminatesIsLostAndNotRolledOut() {
    OneValueCluster cluster = Clusters.demo(2);
    cluster.setStatus(Observed.status(NOON, cluster, "0=42@0 1=42@0"));
    StatefulSet set =
        new StatefulSetBuilder()
            .withNewMetadata()
            .withGeneration(1L)
            .endMetadata()
            .withNewStatus()
            .withObservedGeneration(1L)
            .withReplicas(2)
            .withUpdatedReplicas(1)
            .withCurrentRevision("demo-1")
            .withUpdateRevision("demo-1")
            .endStatus()
            .build();
    var status =
        NOON.calculate(
            cluster, Observed.of("0=42@0 1x=42@0").observation(Optional.of(set), List.of()));
    assertCondition(status, ConditionType.Degraded, "True", "MembersLost", "not ready: demo-1");
  }

  @Test
  void aPausedClusterIsNotReconciling() {
    OneValueCluster cluster = Clusters.demo("{replicas: 2, paused: true}");
    assertThat(Observed.status(NOON, cluster, "0=42@0 1!=42@0").conditions())
        .extracting(Condition::getType)
        .containsExactly("Ready", "Available", "Converged", "ValueApplied", "Paused");
  }

  private static void assertCondition(
      OneValueClusterStatus status, ConditionType type, String is, String reason, String message) {
    Condition condition = Observed.condition(status, type);
    assertThat(condition.getMessage()).isEqualTo(message);
    assertThat(condition.getReason()).isEqualTo(reason);
    assertThat(condition.getStatus()).isEqualTo(is);
  }
}
