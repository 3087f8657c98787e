package dev.onevalue.operator.dependent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterSpec;
import dev.onevalue.api.v1alpha1.container.EnvSpec;
import dev.onevalue.operator.dependent.pod.NodeContainer;
import dev.onevalue.operator.dependent.pod.PodTemplate;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

class ReservedVariablesTest {

  @Test
  void whatTheOperatorSetsIsRefusedInAUsersEnv() {
    var cluster = new OneValueCluster();
    cluster.setMetadata(new ObjectMetaBuilder().withName("demo").build());
    cluster.setSpec(
        Serialization.unmarshal(
            "storage: {size: 1Mi}\ntls: {selfSigned: {}}", OneValueClusterSpec.class));
    var pod = new PodTemplate(new NodeContainer("onevalue/node:test")).of(cluster);

    assertThat(pod.getSpec().getContainers().getFirst().getEnv())
        .extracting(EnvVar::getName)
        .contains("DATA_DIR")
        .allSatisfy(name -> assertThat(EnvSpec.RESERVED).contains("'" + name + "'"));
  }
}
