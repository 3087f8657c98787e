package dev.onevalue.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.api.v1alpha1.ConditionType;
import dev.onevalue.api.v1alpha1.LastWrite;
import dev.onevalue.api.v1alpha1.MemberStatus;
import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusCalculatorTest {
  private static final StatusCalculator NOON = at("2026-01-01T12:00:00Z");
  private static final StatusCalculator LATER = at("2026-01-01T12:00:30.123Z");

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          higher generation | 0=1@5/z 1=9@6/a | 9 | 6
          equal generations: higher writer | 0=1@5/b 1=9@5/a | 1 | 5
          equal writers: higher value | 0=1@5/a 1=9@5/a | 9 | 5
          any write before none | 0=9@5 1=1@5/a | 1 | 5
          those not heard do not matter | 0=? 1=1@5/a | 1 | 5
          a leaving one does not matter | 0x=9@9/a 1=1@5/a | 1 | 5
          """)
  void valueIsThatOfTheNewestRegister(String name, String members, long value, long generation) {
    var calculated = Observed.status(NOON, Clusters.demo(2), members);
    assertThat(calculated.value()).isEqualTo(value);
    assertThat(calculated.generation()).isEqualTo(generation);
  }

  @Test
  void valueIsKeptWhileNobodyIsHeard() {
    OneValueCluster cluster = Clusters.demo(1);
    assertThat(Observed.status(NOON, cluster, "0=?").value()).isNull();
    cluster.setStatus(Observed.status(NOON, cluster, "0=7@3/b"));
    OneValueClusterStatus unheard = Observed.status(NOON, cluster, "0=?");
    assertThat(unheard.value()).isEqualTo(7);
    assertThat(unheard.generation()).isEqualTo(3);
  }

  @Test
  void membersAreSortedByOrdinal() {
    OneValueClusterStatus status =
        Observed.status(NOON, Clusters.demo(3), "10=42@0 2!=? 0x=7@1 1=-1@2/b");
    assertThat(status.members())
        .containsExactly(
            new MemberStatus("demo-1", -1L, 2L, "b", 0L, true, true, null),
            new MemberStatus("demo-2", null, null, null, null, false, false, null),
            new MemberStatus("demo-10", 42L, 0L, null, 2L, true, true, null));
    assertThat(status.replicas()).isEqualTo(3);
    assertThat(status.readyReplicas()).isEqualTo(2);
  }

  @Test
  void aPodMadeAnewIsNotHeardThoughItsNameWas() {
    var before = Observed.of("0=42@0");
    var after = Observed.of("0=?");
    after.pods().getFirst().getMetadata().setUid("another");
    var calculated =
        new Observed(after.pods(), before.heard()).status(NOON, Clusters.demo(1), List.of());
    assertThat(calculated.converged()).isFalse();
  }

  @Test
  void theSameObservationsGiveAnEqualStatusAtAnyTime() {
    OneValueCluster cluster = Clusters.demo(2);
    cluster.setStatus(Observed.status(NOON, cluster, "0=7@1/a 1=7@1/a"));
    assertThat(Observed.status(LATER, cluster, "1=7@1/a 0=7@1/a")).isEqualTo(cluster.getStatus());
  }

  @Test
  void transitionTimeChangesWithTheStatusOfItsConditionAlone() {
    OneValueCluster cluster = Clusters.demo(2);
    cluster.setStatus(Observed.status(NOON, cluster, "0=? 1=?"));
    OneValueClusterStatus heard = Observed.status(LATER, cluster, "0=7@1/a 1=?");
    assertThat(Observed.condition(heard, ConditionType.Converged).getLastTransitionTime())
        .isEqualTo("2026-01-01T12:00:00Z");
    OneValueClusterStatus converged = Observed.status(LATER, cluster, "0=7@1/a 1=7@1/a");
    assertThat(Observed.condition(converged, ConditionType.Converged).getLastTransitionTime())
        .isEqualTo("2026-01-01T12:00:30Z");
    assertThat(Observed.condition(converged, ConditionType.Ready).getLastTransitionTime())
        .isEqualTo("2026-01-01T12:00:00Z");
  }

  @Test
  void generationsSayWhatTheStatusWasMadeFor() {
    OneValueCluster cluster = Clusters.demo(2);
    cluster.getMetadata().setGeneration(17L);
    OneValueClusterStatus status = Observed.status(NOON, cluster, "");
    assertThat(status.observedGeneration()).isEqualTo(17);
    assertThat(status.conditions()).extracting(Condition::getObservedGeneration).containsOnly(17L);
    assertThat(status.selector())
        .isEqualTo("app.kubernetes.io/name=onevalue,app.kubernetes.io/instance=demo");
  }

  @Test
  void whoIsNotHeardAnyMoreSaysSinceWhen() {
    OneValueClusterStatus status = Observed.status(NOON, Clusters.demo(2), "0=7@3/b 1=?7@3/b");
    assertThat(status.members())
        .contains(
            new MemberStatus(
                "demo-1", null, null, null, null, true, false, "2026-01-01T11:59:00Z"));
    assertThat(Observed.condition(status, ConditionType.Converged).getMessage())
        .isEqualTo("1 of 2 members heard; not heard: demo-1 since 2026-01-01T11:59:00Z");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the lowest | 0=7@3/b 1=7@2/b | 0=7@3/b 1=7@2/b | 2
          it grows | 0=7@3/b 1=7@2/b | 0=7@3/b 1=7@3/b | 3
          it stays while one is not heard | 0=7@3/b 1=7@3/b | 0=9@4/b 1=? | 3
          it stays while one is replaced | 0=7@3/b 1=7@3/b | 0=7@3/b 1!=42@0 | 3
          unless the newest falls behind it | 0=7@3/b 1=7@3/b | 0=8@1/b 1=42@0 | 0
          unknown before all were heard | 0=? 1=? | 0=7@3/b 1=? |
          """)
  void convergedGeneration(String name, String before, String after, Long generation) {
    OneValueCluster cluster = Clusters.demo(2);
    cluster.setStatus(Observed.status(NOON, cluster, before));
    assertThat(Observed.status(NOON, cluster, after).convergedGeneration()).isEqualTo(generation);
  }

  @Test
  void theLastWriteStaysAsItWasToldFirst() {
    OneValueCluster cluster = Clusters.demo(2);
    OneValueClusterStatus first = Observed.status(NOON, cluster, "0=7@3/b 1=7@3/b");
    assertThat(first.lastWrite())
        .isEqualTo(new LastWrite(7, 3, "b", null, null, "2026-01-01T11:59:00Z", 12L));
    cluster.setStatus(first);
    assertThat(Observed.status(LATER, cluster, "0=? 1=?").lastWrite()).isEqualTo(first.lastWrite());
    assertThat(Observed.status(NOON, Clusters.demo(1), "0=42@0").lastWrite()).isNull();
  }

  @Test
  void readyIsACountOfThoseAskedFor() {
    assertThat(Observed.status(NOON, Clusters.demo(3), "0=7@3/b 1!=7@3/b").ready())
        .isEqualTo("1/3");
    assertThat(Observed.status(NOON, Clusters.demo(0), "").ready()).isEqualTo("0/0");
  }

  private static StatusCalculator at(String instant) {
    return new StatusCalculator(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
  }
}
