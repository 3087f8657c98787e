package dev.onevalue.api.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.onevalue.api.v1alpha1.container.ResourceAmounts;
import dev.onevalue.api.v1alpha1.container.ResourcesSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A cluster that cannot be read would end the operator's watch of all of them: so whatever an API
 * server may hold is read, that of an older or a newer schema included.
 */
class ReadableSpecTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{resources: {limits: {memory: ''}}}",
        "{resources: {limits: {memory: banana}, requests: {cpu: 1e3}, claims: [{name: gpu}]}}",
        "{resources: {limits: {memory: null}, requests: null}}",
        "{storage: {size: much}}",
        "{storage: {size: 1073741824, storageClassName: ''}}",
        "{pod: {affinity: {nodeAffinity: none, podAffinity: [1, {}]}}}",
        "{pod: {affinity: {}, tolerations: [{tolerationSeconds: 1e3}]}}",
        "{pod: {labels: {a: null}, annotations: null, tolerations: null}}",
        "{pod: null, service: null, podDisruptionBudget: null, gossip: null, env: null}",
        "{env: [{name: A, valueFrom: {fieldRef: {fieldPath: metadata.name}}}]}",
        "{service: {type: Unheard, trafficDistribution: Of}}",
        "{access: null, networkPolicy: null, gossip: {tls: null}, tls: {}}",
        "{access: {write: Unheard}, networkPolicy: {allowFrom: [{}, {ipBlock: {cidr: 1}}]}}",
        "{networkPolicy: {allowFrom: [{podSelector: {matchLabels: null}}]}, tls: {selfSigned: 1}}",
        "{imagePullSecrets: [], fieldOfANewerVersion: {a: [1]}}",
      })
  void whateverIsStoredIsRead(String spec) {
    assertThatCode(() -> read(spec)).doesNotThrowAnyException();
  }

  @Test
  void anAmountIsKeptAsItsUserWroteIt() {
    assertThat(read("{resources: {limits: {cpu: 1, memory: 0.5Gi}}}").resources())
        .isEqualTo(new ResourcesSpec(null, new ResourceAmounts("1", "0.5Gi", null)));
  }

  @Test
  void noListOfConstraintsIsNotAnEmptyOne() {
    assertThat(read("{pod: {}}").pod().topologySpreadConstraints()).isNull();
    assertThat(read("{pod: {topologySpreadConstraints: []}}").pod().topologySpreadConstraints())
        .isEmpty();
  }

  private static OneValueClusterSpec read(String spec) {
    return Serialization.unmarshal("spec: %s".formatted(spec), OneValueCluster.class).getSpec();
  }
}
