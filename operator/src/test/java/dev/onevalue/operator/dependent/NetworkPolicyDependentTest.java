package dev.onevalue.operator.dependent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.dependent.network.NetworkPolicyDependent;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkPolicyDependentTest {

  /** A rule without peers would be one for all. */
  @Test
  void nobodyMeansNobodyWhereTheOperatorIsInNoNamespace() {
    OneValueCluster demo =
        Serialization.unmarshal(
            """
            metadata: {name: demo}
            spec: {networkPolicy: {enabled: true, allowFrom: []}}
            """,
            OneValueCluster.class);
    var policy =
        new NetworkPolicyDependent(Optional.empty()).desired(demo, DesiredObjectsTest.noContext());
    assertThat(policy.getSpec().getIngress())
        .singleElement()
        .satisfies(rule ->
            assertThat(rule.getPorts())
                .singleElement()
                .satisfies(port -> assertThat(port.getPort().getIntVal()).isEqualTo(7946)));
  }
}
