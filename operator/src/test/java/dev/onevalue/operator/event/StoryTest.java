package dev.onevalue.operator.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two statuses, written shortly, and what is told to have happened in between. */
class StoryTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          first seen | {observedGeneration: -1} | {ready: 0/3} | Created: 3 members asked for
          scaled | {ready: 3/3} | {ready: 3/5} | Scaled: from 3 to 5 members
          nothing new | {ready: 3/3, value: 7, generation: 1} | {ready: 3/3, value: 7, generation: 1} | ''
          a member more is ready | {ready: 2/3} | {ready: 3/3} | ''
          a set | {ready: 3/3, value: 42, generation: 0} | {ready: 3/3, value: 7, generation: 1, lastWrite: {value: 7, generation: 1, writer: demo-1/x}} | ValueChanged: 42 -> 7 (generation 0 -> 1) by demo-1/x
          a set by somebody | {ready: 3/3, value: 42, generation: 0} | {ready: 3/3, value: 7, generation: 1, lastWrite: {value: 7, generation: 1, writer: demo-1/x, by: system:serviceaccount:shop:setter}} | ValueChanged: 42 -> 7 (generation 0 -> 1) by system:serviceaccount:shop:setter, through demo-1/x
          a set that is traced | {ready: 3/3, value: 42, generation: 0} | {ready: 3/3, value: 7, generation: 1, lastWrite: {value: 7, generation: 1, writer: demo-1/x, traceId: 4bf92f3577b34da6a3ce929d0e0e4736}} | ValueChanged: 42 -> 7 (generation 0 -> 1) by demo-1/x, trace 4bf92f3577b34da6a3ce929d0e0e4736
          many sets | {ready: 3/3, value: 1, generation: 9} | {ready: 3/3, value: 7, generation: 46, lastWrite: {value: 7, generation: 46, writer: demo-1/x}} | ValueChanged: 1 -> 7 (generation 9 -> 46) by demo-1/x
          restored | {ready: 0/1, value: 7, generation: 3, members: [{pod: a, heard: false}]} | {ready: 0/1, value: 7, generation: 3, members: [{pod: a, heard: true}]} | Restored: value 7 at generation 3, after no member was there
          not lost, so not restored | {ready: 0/1, value: 7, generation: 3, members: [{pod: a, heard: true}]} | {ready: 0/1, value: 7, generation: 3, members: [{pod: a, heard: true}]} | ''
          rolled out | {ready: 2/3, conditions: [{type: Ready, status: 'False'}]} | {ready: 3/3, conditions: [{type: Ready, status: 'True', reason: AllMembersReady, message: 3 of 3 members ready}]} | RolledOut: AllMembersReady: 3 of 3 members ready
          a lost member is back | {ready: 2/3, conditions: [{type: Ready, status: 'False'}, {type: Degraded, status: 'True', reason: MembersLost, message: 'not ready: a'}]} | {ready: 3/3, conditions: [{type: Ready, status: 'True', reason: AllMembersReady, message: 3 of 3 members ready}]} | 'Recovered: no longer: not ready: a'
          refused | {ready: 0/3} | {ready: 0/3, conditions: [{type: Stalled, status: 'True', reason: QuotaExceeded, message: too much}]} | Refused: QuotaExceeded: too much
          refused for another reason | {ready: 0/3, conditions: [{type: Stalled, status: 'True', reason: A, message: a}]} | {ready: 0/3, conditions: [{type: Stalled, status: 'True', reason: B, message: b}]} | Refused: B: b
          refused as before | {ready: 0/3, conditions: [{type: Stalled, status: 'True', reason: A, message: a}]} | {ready: 0/3, conditions: [{type: Stalled, status: 'True', reason: A, message: a again}]} | ''
          cut off | {ready: 3/3} | {ready: 3/3, conditions: [{type: Partitioned, status: 'True', reason: MembersCutOff, message: a does not hear b}]} | Partitioned: MembersCutOff: a does not hear b
          healed | {ready: 3/3, conditions: [{type: Partitioned, status: 'True', reason: MembersCutOff, message: a does not hear b}]} | {ready: 3/3} | PartitionHealed: no longer: a does not hear b
          """)
  void between(String name, String before, String after, String story) {
    assertThat(Story.between(status(before), status(after)))
        .extracting(occurrence -> occurrence.reason() + ": " + occurrence.note())
        .containsExactly(story.isEmpty() ? new String[0] : new String[] {story});
  }

  @Test
  void whatCannotBeHelpedIsAWarning() {
    String story =
        Story.between(
                status("{ready: 3/3}"),
                status(
                    "{ready: 3/4, conditions: [{type: Degraded, status: 'True', reason: r, message:"
                        + " m}, {type: Paused, status: 'True', reason: r, message: m}]}"))
            .stream()
            .map(occurrence -> occurrence.reason() + (occurrence.warning() ? "!" : ""))
            .collect(Collectors.joining(" "));
    assertThat(story).isEqualTo("Scaled Degraded! Paused");
  }

  @Test
  void theSameOccurrenceHasTheSameIdentityAndAnotherOneAnother() {
    OneValueClusterStatus before = status("{ready: 3/3, value: 1, generation: 1}");
    OneValueClusterStatus first = written(2);
    assertThat(Story.between(before, first)).isEqualTo(Story.between(before, first));
    assertThat(Story.between(before, first).getFirst().identity())
        .isNotEqualTo(Story.between(first, written(3)).getFirst().identity());
  }

  private static OneValueClusterStatus written(long generation) {
    return status(
        "{ready: 3/3, value: 1, generation: %d, lastWrite: {value: 1, generation: %d, writer: a}}"
            .formatted(generation, generation));
  }

  private static OneValueClusterStatus status(String yaml) {
    return Serialization.unmarshal("---\n" + yaml, OneValueClusterStatus.class);
  }
}
