package dev.onevalue.operator.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.memory.Memory;
import dev.onevalue.operator.mock.MockCluster;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two operators at one Secret, of which one does not know of the other. */
class GossipSecretsTest {
  private final MockCluster kubernetes = new MockCluster();
  private final OneValueCluster demo = new OneValueCluster();
  private final GossipSecrets one = secrets();
  private final GossipSecrets other = secrets();

  private static GossipSecrets secrets() {
    return new GossipSecrets(InstantSource.system(), new Memory());
  }

  @BeforeEach
  void create() {
    demo.setMetadata(
        new ObjectMetaBuilder().withName("demo").withNamespace("default").withUid("1").build());
    Secret made = kubernetes.client().resource(one.newSecret(demo)).create();
    one.saw(demo, made);
    other.saw(demo, made);
  }

  @AfterEach
  void close() {
    kubernetes.close();
  }

  @Test
  void whoComesLateTakesNoStepAndLooksAgain() {
    assertThat(one.advance(demo, known(one), kubernetes.client()))
        .hasValueSatisfying(now -> assertThat(now.phase()).isEqualTo(Phase.ANNOUNCED));
    Secret announced = secret();

    assertThat(other.advance(demo, known(other), kubernetes.client())).isEmpty();
    assertThat(secret()).isEqualTo(announced);
    assertThat(other.isSeen(demo, false)).isFalse();
  }

  @Test
  void whatWasReadBeforeSomebodyElseWroteIsNotWritten() {
    Secret read = secret();
    one.advance(demo, known(one), kubernetes.client());
    String change =
        SecretObject.change(read, SecretObject.credentials(read).orElseThrow().settled(), "");

    assertThatThrownBy(() ->
            kubernetes.client().resource(read).patch(PatchContext.of(PatchType.JSON_MERGE), change))
        .asInstanceOf(type(KubernetesClientException.class))
        .satisfies(refused -> assertThat(refused.getCode()).isEqualTo(409));
  }

  private KnownSecret known(GossipSecrets secrets) {
    return secrets.known(demo).orElseThrow();
  }

  private Secret secret() {
    return kubernetes.client().secrets().inNamespace("default").withName("demo-gossip").get();
  }
}
