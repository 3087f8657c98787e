package dev.onevalue.operator.rotation;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.certificate.GossipSecrets;
import dev.onevalue.operator.certificate.KnownSecret;
import dev.onevalue.operator.certificate.Phase;
import dev.onevalue.operator.event.EventRecorder;
import dev.onevalue.operator.event.Occurrence;
import dev.onevalue.operator.memory.Pace;
import dev.onevalue.operator.problem.ObjectProblems;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Brings clusters to another certificate, when their user asks for one and at half of its validity:
 * each step when all members have taken the one before. How far one is stands in its Secret alone,
 * so that any operator can go on. Thread-safe for different clusters.
 */
public final class Rotation {
  private final GossipSecrets secrets;
  private final Confirmations confirmations;
  private final Pace pace;
  private final Duration interval;
  private final InstantSource clock;
  private final EventRecorder events;

  /**
   * Nothing is under way yet.
   *
   * @param pace how often members are asked
   * @param interval the same
   */
  public Rotation(
      GossipSecrets secrets,
      Confirmations confirmations,
      Pace pace,
      Duration interval,
      InstantSource clock) {
    this.secrets = secrets;
    this.confirmations = confirmations;
    this.pace = pace;
    this.interval = interval;
    this.clock = clock;
    this.events = new EventRecorder(clock);
  }

  /**
   * Takes a step if it is due.
   *
   * @param pods all Pods of the cluster, those that terminate among them
   */
  public Progress advance(
      OneValueCluster cluster, Collection<Pod> pods, KubernetesClient kubernetes) {
    Optional<KnownSecret> known = secrets.known(cluster);
    if (known.isEmpty() || cluster.getSpec().paused()) {
      return Progress.again(Duration.ZERO);
    }
    if (known.get().phase() == Phase.SETTLED) {
      return why(cluster, known.get())
          .map(why -> step(cluster, known.get(), why, kubernetes))
          .orElseGet(() -> Progress.again(Duration.between(clock.instant(), known.get().half())));
    }
    ResourceID id = ResourceID.fromResource(cluster);
    Duration pause = pace.wait(id);
    if (pause.isPositive()) {
      return Progress.again(pause);
    }
    pace.done(id);
    return confirmations.areComplete(cluster, pods, known.get())
        ? step(cluster, known.get(), "", kubernetes)
        : Progress.again(interval);
  }

  /** Why it is to begin; empty: it is not. */
  private Optional<String> why(OneValueCluster cluster, KnownSecret known) {
    String wish = GossipSecrets.wish(cluster);
    if (!wish.isEmpty() && !wish.equals(known.rotatedFor())) {
      return Optional.of("asked for by the annotation " + GossipSecrets.ROTATE + ": " + wish);
    }
    return clock.instant().isBefore(known.half())
        ? Optional.empty()
        : Optional.of("half of its validity is over, which ends at " + known.notAfter());
  }

  private Progress step(
      OneValueCluster cluster, KnownSecret known, String why, KubernetesClient kubernetes) {
    try {
      Optional<KnownSecret> now = secrets.advance(cluster, known, kubernetes);
      now.ifPresent(taken -> tell(cluster, known, taken, why, kubernetes));
      return Progress.again(interval);
    } catch (KubernetesClientException e) {
      return new Progress(interval, Optional.of(ObjectProblems.of("Secret", e)));
    }
  }

  private void tell(
      OneValueCluster cluster,
      KnownSecret before,
      KnownSecret now,
      String why,
      KubernetesClient kubernetes) {
    switch (now.phase()) {
      case ANNOUNCED ->
          record(cluster, "CertificateRotationStarted", why, before.certificate(), kubernetes);
      case SHOWN -> {}
      case SETTLED ->
          record(
              cluster,
              "CertificateRotated",
              ("all members show sha256 %s, valid until %s; the former one is refused by each"
                      + " once its files are renewed")
                  .formatted(now.certificate(), now.notAfter()),
              now.certificate(),
              kubernetes);
    }
  }

  private void record(
      OneValueCluster cluster,
      String reason,
      String note,
      String identity,
      KubernetesClient kubernetes) {
    Occurrence occurrence = new Occurrence(false, reason, note, reason + "/" + identity);
    events.record(cluster, () -> Stream.of(occurrence), kubernetes);
  }
}
