package dev.onevalue.operator.status;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterSpec;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;

/** Clusters as a user asks for them. */
final class Clusters {

  private Clusters() {}

  static OneValueCluster demo(int replicas) {
    return demo("replicas: " + replicas);
  }

  static OneValueCluster demo(String spec) {
    var cluster = new OneValueCluster();
    cluster.setMetadata(new ObjectMetaBuilder().withName("demo").withGeneration(1L).build());
    cluster.setSpec(Serialization.unmarshal("---\n" + spec, OneValueClusterSpec.class));
    return cluster;
  }
}
