package dev.onevalue.operator.checkpoint;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.member.Checkpoint;
import dev.onevalue.operator.naming.Labels;
import dev.onevalue.operator.naming.Names;
import dev.onevalue.operator.naming.Owner;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The ConfigMap that a checkpoint is kept in: members read its key {@value #KEY} at their start.
 */
final class CheckpointObject {
  static final String KEY = "register";
  private static final String TIME = OneValueCluster.GROUP + "/written";

  private CheckpointObject() {}

  static ConfigMap of(OneValueCluster cluster, StoredCheckpoint stored) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(Names.checkpoint(cluster))
        .withNamespace(cluster.getMetadata().getNamespace())
        .withLabels(Labels.of(cluster))
        .withAnnotations(Map.of(TIME, stored.time().toString()))
        .withOwnerReferences(Owner.of(cluster))
        .endMetadata()
        .withData(Map.of(KEY, stored.checkpoint().json()))
        .build();
  }

  /** What it holds; empty: it belongs to others, or cannot be understood. */
  static Optional<StoredCheckpoint> read(ConfigMap object, OneValueCluster cluster) {
    Map<String, String> data = object.getData();
    String json = data == null ? null : data.get(KEY);
    if (json == null || !object.hasOwnerReferenceFor(cluster)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new StoredCheckpoint(Checkpoint.parse(json), time(object)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Instant time(ConfigMap object) {
    String written = object.getMetadata().getAnnotations().get(TIME);
    try {
      return written == null ? Instant.EPOCH : Instant.parse(written);
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }
}
