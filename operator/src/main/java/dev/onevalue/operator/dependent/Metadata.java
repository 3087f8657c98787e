package dev.onevalue.operator.dependent;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.naming.Labels;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;

/** Metadata that all objects of a cluster have in common. */
public final class Metadata {

  private Metadata() {}

  static ObjectMeta of(
      OneValueCluster cluster,
      String name,
      Map<String, String> labels,
      Map<String, String> annotations) {
    return new ObjectMetaBuilder(of(cluster, name))
        .withLabels(Labels.of(cluster, labels))
        .withAnnotations(annotations)
        .build();
  }

  /** Of one that has nothing beside. */
  public static ObjectMeta of(OneValueCluster cluster, String name) {
    return new ObjectMetaBuilder()
        .withName(name)
        .withNamespace(cluster.getMetadata().getNamespace())
        .withLabels(Labels.of(cluster))
        .build();
  }
}
