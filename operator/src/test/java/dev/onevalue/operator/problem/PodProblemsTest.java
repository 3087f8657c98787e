package dev.onevalue.operator.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodProblemsTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  /** Statuses of Pods, and what is said of them; ! for a problem that lasts. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          all is well | {containerStatuses: [{image: x, state: {running: {}}}]} | ''
          starting | {containerStatuses: [{image: x, state: {waiting: {reason: ContainerCreating}}}]} | ''
          the first pull failed | {containerStatuses: [{image: x, state: {waiting: {reason: ErrImagePull, message: m}}}]} | ImagePullFailed demo-0: the image x cannot be pulled
          pulling backs off | {containerStatuses: [{image: x, state: {waiting: {reason: ImagePullBackOff, message: m}}}]} | ImagePullFailed! demo-0: the image x cannot be pulled
          no name of an image | {containerStatuses: [{image: 'X:', state: {waiting: {reason: InvalidImageName}}}]} | InvalidImage! demo-0: X: is no name of an image
          a Secret is missing | {containerStatuses: [{image: x, state: {waiting: {reason: CreateContainerConfigError, message: no Secret s}}}]} | ContainerNotStarted! demo-0: no Secret s
          crashed once | {containerStatuses: [{image: x, restartCount: 1, state: {waiting: {reason: CrashLoopBackOff}}}]} | MemberCrashes demo-0: the member crashes again and again
          crashes for ever | {containerStatuses: [{image: x, restartCount: 3, state: {waiting: {reason: CrashLoopBackOff}}}]} | MemberCrashes! demo-0: the member crashes again and again
          no node has room | {conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: no room, lastTransitionTime: '2026-01-01T11:51:00Z'}]} | Unschedulable demo-0: no room
          no node has room for long | {conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: no room, lastTransitionTime: '2026-01-01T11:49:00Z'}]} | Unschedulable! demo-0: no room
          """)
  void ofAPod(String name, String status, String expected) {
    assertThat(said(pod("demo-0", status))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"demo-0,demo-1", "demo-1,demo-0"})
  void whatLastsComesFirst(String passing, String lasting) {
    String waiting = "{containerStatuses: [{image: x, state: {waiting: {reason: %s}}}]}";
    assertThat(
            said(
                pod(passing, waiting.formatted("ErrImagePull")),
                pod(lasting, waiting.formatted("ImagePullBackOff"))))
        .startsWith("ImagePullFailed! " + lasting);
  }

  private static String said(Pod... pods) {
    return PodProblems.of(List.of(pods), NOON)
        .map(p -> p.reason() + (p.lasting() ? "! " : " ") + p.message())
        .orElse("");
  }

  private static Pod pod(String name, String status) {
    return Serialization.unmarshal(
        "---\n{apiVersion: v1, kind: Pod, metadata: {name: %s}, status: %s}"
            .formatted(name, status),
        Pod.class);
  }
}
