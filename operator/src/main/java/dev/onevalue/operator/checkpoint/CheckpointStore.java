package dev.onevalue.operator.checkpoint;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.memory.Memory;
import dev.onevalue.operator.naming.Names;
import dev.onevalue.operator.problem.ObjectProblems;
import dev.onevalue.operator.problem.Problem;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The ConfigMaps of checkpoints. What was written is remembered for a moment, until the cache of
 * objects shows it. Thread-safe for different clusters.
 */
final class CheckpointStore {
  static final Duration CACHE_LAG = Duration.ofSeconds(2);

  private final Map<ResourceID, Written> written;
  private final InstantSource clock;

  private record Written(String clusterUid, StoredCheckpoint stored) {}

  CheckpointStore(InstantSource clock, Memory memory) {
    this.written = memory.perCluster();
    this.clock = clock;
  }

  Optional<StoredCheckpoint> read(OneValueCluster cluster, Optional<ConfigMap> seen) {
    return Optional.ofNullable(written.get(ResourceID.fromResource(cluster)))
        .filter(recent -> recent.clusterUid().equals(cluster.getMetadata().getUid()))
        .map(Written::stored)
        .filter(stored -> stored.time().plus(CACHE_LAG).isAfter(clock.instant()))
        .or(() -> seen.flatMap(object -> CheckpointObject.read(object, cluster)));
  }

  /** Why it could not be written; empty: it was. An object of others is left alone. */
  Optional<Problem> write(
      OneValueCluster cluster,
      StoredCheckpoint checkpoint,
      boolean exists,
      KubernetesClient client) {
    try {
      ConfigMap object = CheckpointObject.of(cluster, checkpoint);
      ConfigMap existing = exists ? null : client.resource(object).get();
      if (existing != null && !existing.hasOwnerReferenceFor(cluster)) {
        return Optional.of(nameTaken(cluster));
      }
      client.resource(object).fieldManager("onevalue-operator").forceConflicts().serverSideApply();
      written.put(
          ResourceID.fromResource(cluster),
          new Written(cluster.getMetadata().getUid(), checkpoint));
      return Optional.empty();
    } catch (KubernetesClientException e) {
      return Optional.of(ObjectProblems.of("ConfigMap", e));
    }
  }

  private static Problem nameTaken(OneValueCluster cluster) {
    return new Problem(
        "NameTaken",
        "ConfigMap %s: exists, and OneValueCluster %s does not own it"
            .formatted(Names.checkpoint(cluster), cluster.getMetadata().getName()),
        true);
  }
}
