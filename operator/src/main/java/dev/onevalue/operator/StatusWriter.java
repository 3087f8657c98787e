package dev.onevalue.operator;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import dev.onevalue.operator.event.Conflicts;
import dev.onevalue.operator.event.EventRecorder;
import dev.onevalue.operator.event.Occurrence;
import dev.onevalue.operator.event.Story;
import dev.onevalue.operator.member.MemberClient;
import dev.onevalue.operator.memory.Pace;
import dev.onevalue.operator.observation.ObservedMembers;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Writes a status when it changed, at most once in the pace, and tells as events what happened
 * since the one before.
 */
final class StatusWriter {
  /** A member tells others of a write a moment before it knows itself who asked for it. */
  private static final Duration TOLD_LATER = Duration.ofSeconds(1);

  private final Pace pace;
  private final Subjects subjects;
  private final Conflicts conflicts;
  private final EventRecorder recorder;

  StatusWriter(Pace pace, MemberClient members, InstantSource clock) {
    this.pace = pace;
    this.subjects = new Subjects(members);
    this.conflicts = new Conflicts(members);
    this.recorder = new EventRecorder(clock);
  }

  /**
   * What the SDK is to do: write it, or come back when it may be written.
   *
   * @param patience for how long a status that an operator before has written is better than this
   *     one; zero: it is not
   * @param again after what time to look at the cluster again in any case; zero: there is no need
   */
  UpdateControl<OneValueCluster> write(
      OneValueCluster cluster,
      OneValueClusterStatus status,
      ObservedMembers members,
      Duration patience,
      Duration again,
      KubernetesClient client) {
    if (status.equals(cluster.getStatus()) && !Subjects.isUnknown(cluster, status)) {
      return after(again, UpdateControl.noUpdate());
    }
    ResourceID id = ResourceID.fromResource(cluster);
    Duration pause = pause(cluster, patience);
    if (!pause.isZero()) {
      return after(Retries.soonest(pause, again), UpdateControl.noUpdate());
    }
    OneValueClusterStatus written = subjects.named(cluster, status, members);
    if (written.equals(cluster.getStatus())) {
      return after(again, UpdateControl.noUpdate());
    }
    pace.done(id);
    List<Occurrence> story = Story.between(cluster.getStatus(), written);
    recorder.record(
        cluster,
        () ->
            Stream.concat(
                story.stream(),
                conflicts.between(cluster, cluster.getStatus(), written, members).stream()),
        client);
    boolean unknown = Subjects.isUnknown(cluster, written);
    return after(
        unknown ? Retries.soonest(again, TOLD_LATER) : again,
        UpdateControl.patchStatus(statusAlone(cluster, written)));
  }

  private Duration pause(OneValueCluster cluster, Duration patience) {
    Duration pace = this.pace.wait(ResourceID.fromResource(cluster));
    boolean told =
        cluster.getStatus() != null
            && Objects.equals(
                cluster.getStatus().observedGeneration(), cluster.getMetadata().getGeneration());
    return told && patience.compareTo(pace) > 0 ? patience : pace;
  }

  private static UpdateControl<OneValueCluster> after(
      Duration again, UpdateControl<OneValueCluster> control) {
    return again.isZero() ? control : control.rescheduleAfter(again);
  }

  /**
   * Server-side apply takes over each field that it is given: so the status, and no other field.
   */
  private static OneValueCluster statusAlone(
      OneValueCluster cluster, OneValueClusterStatus status) {
    OneValueCluster patch = new OneValueCluster();
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withName(cluster.getMetadata().getName())
            .withNamespace(cluster.getMetadata().getNamespace())
            .build());
    patch.setSpec(null);
    patch.setStatus(status);
    return patch;
  }
}
