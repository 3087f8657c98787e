package dev.onevalue.operator.telemetry;

import dev.onevalue.api.v1alpha1.CheckpointStatus;
import dev.onevalue.api.v1alpha1.LastWrite;
import dev.onevalue.api.v1alpha1.MemberStatus;
import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import dev.onevalue.operator.naming.Names;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One number that a cluster's {@code spec} or {@code status} says. Immutable.
 *
 * @param name as Prometheus knows it
 * @param help what it says of it
 * @param number null: nothing is known of it yet
 */
record ClusterGauge(String name, String help, Function<OneValueCluster, @Nullable Double> number) {
  private static final double MILLIS_PER_SECOND = 1000;

  /** All that there are. */
  static final List<ClusterGauge> ALL =
      List.of(
          gauge(
              "replicas",
              "Members that are asked for.",
              cluster -> (double) cluster.getSpec().replicas()),
          gauge(
              "members_ready",
              "Members that are ready.",
              ofStatus(status -> (double) status.readyReplicas())),
          gauge(
              "members_unheard",
              "Members that are asked for, and that the operator does not hear, or that do not"
                  + " exist.",
              ClusterGauge::unheard),
          gauge(
              "value",
              "The newest value that was heard of a member; exact up to 2^53, rounded above.",
              ofStatus(status -> number(status.value()))),
          gauge(
              "generation",
              "The generation of that value; exact up to 2^53, rounded above.",
              ofStatus(status -> number(status.generation()))),
          gauge(
              "converged_generation",
              "The highest generation that all members were heard to hold.",
              ofStatus(status -> number(status.convergedGeneration()))),
          gauge(
              "checkpoint_generation",
              "The generation that survives the end of all members at once; 0 if there is none.",
              ofStatus(
                  status -> status.checkpoint() == null ? 0.0 : status.checkpoint().generation())),
          gauge(
              "checkpoint_timestamp_seconds",
              "When that was written.",
              ofStatus(status -> seconds(status.checkpoint(), CheckpointStatus::time))),
          gauge(
              "last_write_timestamp_seconds",
              "When the operator heard of the newest write first.",
              ofStatus(status -> seconds(status.lastWrite(), LastWrite::time))),
          gauge(
              "last_write_converged_seconds",
              "From then until the operator had heard it from all members.",
              ofStatus(ClusterGauge::convergedSeconds)),
          gauge(
              "metadata_generation",
              "How often what is asked of the cluster has changed: its metadata.generation.",
              cluster -> number(cluster.getMetadata().getGeneration())),
          gauge(
              "observed_generation",
              "The metadata.generation that its status was made for; -1: the operator has not seen"
                  + " it.",
              ofStatus(status -> number(status.observedGeneration()))));

  /** Empty: nothing is known of it yet. */
  Optional<Double> of(OneValueCluster cluster) {
    return Optional.ofNullable(number.apply(cluster));
  }

  private static ClusterGauge gauge(
      String name, String help, Function<OneValueCluster, @Nullable Double> number) {
    return new ClusterGauge("onevalue_cluster_" + name, help, number);
  }

  private static Function<OneValueCluster, @Nullable Double> ofStatus(
      Function<OneValueClusterStatus, @Nullable Double> number) {
    return cluster -> cluster.getStatus() == null ? null : number.apply(cluster.getStatus());
  }

  private static @Nullable Double number(@Nullable Long number) {
    return number == null ? null : number.doubleValue();
  }

  private static @Nullable Double unheard(OneValueCluster cluster) {
    if (cluster.getStatus() == null) {
      return null;
    }
    List<String> heard =
        cluster.getStatus().members().stream()
            .filter(MemberStatus::heard)
            .map(MemberStatus::pod)
            .toList();
    return (double)
        Names.members(cluster).stream().filter(member -> !heard.contains(member)).count();
  }

  private static @Nullable Double convergedSeconds(OneValueClusterStatus status) {
    LastWrite write = status.lastWrite();
    return write == null || write.convergedMillis() == null
        ? null
        : write.convergedMillis() / MILLIS_PER_SECOND;
  }

  /** A status may have been patched by hand: what is no time is none. */
  private static <T> @Nullable Double seconds(@Nullable T of, Function<T, String> time) {
    try {
      return of == null ? null : Instant.parse(time.apply(of)).toEpochMilli() / MILLIS_PER_SECOND;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
