package dev.onevalue.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.api.v1alpha1.ConditionType;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What members are like (see {@link Observed}), and what the conditions say of it. */
class ConditionsTest {
  private static final StatusCalculator NOON =
      new StatusCalculator(Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          everyone holds the initial value | 3 | 0=42@0 1=42@0 2=42@0 | True | AllMembersAgree | 3 of 3 members hold value 42 at generation 0
          everyone holds the same write | 3 | 0=-7@9/b 1=-7@9/b 2=-7@9/b | True | AllMembersAgree | 3 of 3 members hold value -7 at generation 9
          a member alone | 1 | 0=42@0 | True | AllMembersAgree | 1 of 1 members hold value 42 at generation 0
          a leaving member does not count | 2 | 0=7@1/b 1=7@1/b 2x=42@0 | True | AllMembersAgree | 2 of 2 members hold value 7 at generation 1
          one not ready | 2 | 0=42@0 1!=42@0 | False | MembersNotReady | 1 of 2 members ready; not ready: demo-1
          one neither ready nor up to date | 2 | 0=7@1/b 1!=42@0 | False | MembersDisagree | 1 of 2 members hold value 7 at generation 1; not yet: demo-1
          one is behind | 3 | 0=7@1/b 1=42@0 2=7@1/b | False | MembersDisagree | 2 of 3 members hold value 7 at generation 1; not yet: demo-1
          same generation, two values | 2 | 0=7@1/b 1=8@1/b | False | MembersDisagree | 1 of 2 members hold value 8 at generation 1; not yet: demo-0
          same value, two writers | 2 | 0=7@1/a 1=7@1/b | False | MembersDisagree | 1 of 2 members hold value 7 at generation 1; not yet: demo-0
          same value, two generations | 2 | 0=7@1/a 1=7@2/a | False | MembersDisagree | 1 of 2 members hold value 7 at generation 2; not yet: demo-0
          one not heard | 3 | 0=42@0 1=? 2=42@0 | False | MembersNotHeard | 2 of 3 members heard; not heard: demo-1
          nobody heard | 2 | 0=? 1=? | False | MembersNotHeard | 0 of 2 members heard; not heard: demo-0, demo-1
          one does not exist yet | 3 | 0=42@0 1=42@0 | False | MembersNotHeard | 2 of 3 members heard; not heard: demo-2
          one is leaving and its successor missing | 2 | 0=42@0 1x=42@0 | False | MembersNotHeard | 1 of 2 members heard; not heard: demo-1
          as many, but not those asked for | 2 | 0=42@0 2=42@0 | False | MembersNotHeard | 1 of 2 members heard; not heard: demo-1
          scaled in, not left yet | 2 | 0=42@0 1=42@0 2=42@0 | False | SurplusMembers | 2 members asked for; leaving: demo-2
          many not heard | 7 | 0=42@0 | False | MembersNotHeard | 1 of 7 members heard; not heard: demo-1, demo-2, demo-3, demo-4, demo-5 and 1 more
          no members | 0 | '' | False | NoMembers | spec.replicas is 0: nobody holds the value
          no members asked for, one left | 0 | 0=42@0 | False | NoMembers | spec.replicas is 0: nobody holds the value
          """)
  void converged(
      String name, int replicas, String members, String status, String reason, String message) {
    var calculated = Observed.status(NOON, Clusters.demo(replicas), members);
    assertThat(calculated.converged()).isEqualTo(status.equals("True"));
    assertCondition(calculated, ConditionType.Converged, status, reason, message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          all ready | 2 | 0=42@0 1=42@0 | True | AllMembersReady | 2 of 2 members ready
          ready though not heard | 2 | 0=? 1=? | True | AllMembersReady | 2 of 2 members ready
          one not ready | 2 | 0=42@0 1!=42@0 | False | MembersNotReady | 1 of 2 members ready; not ready: demo-1
          one does not exist yet | 2 | 0=42@0 | False | MembersNotReady | 1 of 2 members ready; not ready: demo-1
          the ready one is leaving | 1 | 0x=42@0 | False | MembersNotReady | 0 of 1 members ready; not ready: demo-0
          no members | 0 | '' | True | ScaledToZero | spec.replicas is 0, and no member is left
          no members asked for, one left | 0 | 0=42@0 | False | Scaling | 1 members exist, 0 asked for
          """)
  void ready(
      String name, int replicas, String members, String status, String reason, String message) {
    var calculated = Observed.status(NOON, Clusters.demo(replicas), members);
    assertCondition(calculated, ConditionType.Ready, status, reason, message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          change not seen by its controller | 3 | 2 | 1 | 3 | 3 | Applied | the StatefulSet's controller has not seen the change yet
          scaling out | 3 | 2 | 2 | 1 | 1 | Scaling | 1 members exist, 3 asked for
          scaling in | 1 | 2 | 2 | 3 | 3 | Scaling | 3 members exist, 1 asked for
          rolling out | 3 | 2 | 2 | 3 | 1 | RollingOut | 1 of 3 members updated
          every Pod pending | 3 | 2 | 2 | 3 | 3 | MembersNotReady | 0 of 3 members ready; not ready: demo-0, demo-1, demo-2
          """)
  void reconciling(
      String name,
      int replicas,
      long generation,
      long observedGeneration,
      int existing,
      int updated,
      String reason,
      String message) {
    var set = statefulSet(generation, observedGeneration, existing, updated);
    var calculated =
        NOON.calculate(
            Clusters.demo(replicas), Observed.of("").observation(Optional.of(set), List.of()));
    assertCondition(calculated, ConditionType.Ready, "False", reason, message);
    assertCondition(calculated, ConditionType.Reconciling, "True", reason, message);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          before the StatefulSet is seen, nothing serves | 3 | '' | False | NoMemberReady | no member is ready: nothing serves
          one serves | 3 | 0=42@0 1!=42@0 | True | MembersServe | at least one member serves
          nobody is asked for | 0 | '' | False | NoMembers | spec.replicas is 0: nothing serves
          """)
  void available(
      String name, int replicas, String members, String status, String reason, String message) {
    var calculated = Observed.status(NOON, Clusters.demo(replicas), members);
    assertCondition(calculated, ConditionType.Available, status, reason, message);
  }

  private static StatefulSet statefulSet(
      long generation, long observedGeneration, int existing, int updated) {
    return new StatefulSetBuilder()
        .withNewMetadata()
        .withGeneration(generation)
        .endMetadata()
        .withNewStatus()
        .withObservedGeneration(observedGeneration)
        .withReplicas(existing)
        .withUpdatedReplicas(updated == 0 ? null : updated) // the API server leaves zeros out
        .endStatus()
        .build();
  }

  private static void assertCondition(
      OneValueClusterStatus status, ConditionType type, String is, String reason, String message) {
    Condition condition = Observed.condition(status, type);
    assertThat(condition.getMessage()).isEqualTo(message);
    assertThat(condition.getReason()).isEqualTo(reason);
    assertThat(condition.getStatus()).isEqualTo(is);
  }
}
