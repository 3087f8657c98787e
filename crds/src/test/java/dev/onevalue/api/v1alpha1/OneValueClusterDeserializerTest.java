package dev.onevalue.api.v1alpha1;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.DefaultKubernetesResourceList;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneValueClusterDeserializerTest {

  /** None of them passes the schema; so it is that of a version before, or after. */
  @ParameterizedTest
  @ValueSource(
      strings = {"{\"replicas\":\"three\"}", "{\"gossip\":7}", "{\"valuePolicy\":\"Never\"}", "[]"})
  void anItemOfAListThatCannotBeReadCostsItselfAlone(String spec) {
    var list =
        read(
            "{\"items\":[{\"metadata\":{\"name\":\"bad\"},\"spec\":"
                + spec
                + "},{\"metadata\":{\"name\":\"good\"},\"spec\":{\"replicas\":5}}]}");
    OneValueCluster bad = list.getItems().get(0);
    OneValueCluster good = list.getItems().get(1);
    assertThat(bad.getMetadata().getName()).isEqualTo("bad");
    assertThat(bad.unreadable()).isPresent();
    assertThat(good.getSpec().replicas()).isEqualTo(5);
    assertThat(good.unreadable()).isEmpty();
  }

  @Test
  void itStaysUnreadableInACopy() {
    var list = read("{\"items\":[{\"metadata\":{\"name\":\"bad\"},\"spec\":{\"gossip\":7}}]}");
    assertThat(Serialization.clone(list.getItems().getFirst()).unreadable()).isPresent();
  }

  @Test
  void aStatusThatCannotBeReadIsMadeAnew() {
    var list =
        read(
            "{\"items\":[{\"metadata\":{\"name\":\"a\"},\"spec\":{\"replicas\":5},"
                + "\"status\":{\"members\":7}}]}");
    assertThat(list.getItems().getFirst().getStatus()).isNull();
    assertThat(list.getItems().getFirst().getSpec().replicas()).isEqualTo(5);
    assertThat(list.getItems().getFirst().unreadable()).isEmpty();
  }

  private static Clusters read(String json) {
    var serialization = new KubernetesSerialization(JsonMapper.builder().build(), false);
    return requireNonNull(serialization.unmarshal(json, Clusters.class));
  }

  private static final class Clusters extends DefaultKubernetesResourceList<OneValueCluster> {}
}
