package dev.onevalue.operator.naming;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;

/** By what Kubernetes knows to which cluster an object belongs, and deletes them together. */
public final class Owner {

  private Owner() {}

  /**
   * The SDK's own reference leaves out {@code controller}, by which tools find what an object
   * belongs to, and {@code blockOwnerDeletion}, which a deletion in the foreground waits for.
   */
  public static OwnerReference of(OneValueCluster cluster) {
    return new OwnerReferenceBuilder()
        .withApiVersion(cluster.getApiVersion())
        .withKind(cluster.getKind())
        .withName(cluster.getMetadata().getName())
        .withUid(cluster.getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }
}
