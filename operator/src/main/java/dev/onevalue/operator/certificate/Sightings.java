package dev.onevalue.operator.certificate;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.memory.Memory;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was seen last of each cluster's Secret. Secrets are not watched, since whoever may watch
 * some may read all. Thread-safe for different clusters.
 *
 * @param <T> what is remembered of it
 */
final class Sightings<T> {

  private record Sighting<T>(String uid, @Nullable Long generation, Instant time, T what) {}

  private final Map<ResourceID, Sighting<T>> last;
  private final InstantSource clock;

  Sightings(InstantSource clock, Memory memory) {
    this.last = memory.perCluster();
    this.clock = clock;
  }

  /** Whether there was one for this spec, and not longer ago than this. */
  boolean isFresh(OneValueCluster cluster, Duration good) {
    return sighting(cluster)
        .filter(seen -> Objects.equals(seen.generation(), cluster.getMetadata().getGeneration()))
        .filter(seen -> seen.time().plus(good).isAfter(clock.instant()))
        .isPresent();
  }

  Optional<T> last(OneValueCluster cluster) {
    return sighting(cluster).map(Sighting::what);
  }

  private Optional<Sighting<T>> sighting(OneValueCluster cluster) {
    return Optional.ofNullable(last.get(ResourceID.fromResource(cluster)))
        .filter(seen -> seen.uid().equals(cluster.getMetadata().getUid()));
  }

  void remember(OneValueCluster cluster, T what) {
    ObjectMeta metadata = cluster.getMetadata();
    last.put(
        ResourceID.fromResource(cluster),
        new Sighting<>(metadata.getUid(), metadata.getGeneration(), clock.instant(), what));
  }

  void forget(OneValueCluster cluster) {
    last.remove(ResourceID.fromResource(cluster));
  }
}
