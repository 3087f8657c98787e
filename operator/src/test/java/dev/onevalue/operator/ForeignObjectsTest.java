package dev.onevalue.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.dsl.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What has the name of an object of demo, and belongs to somebody else. */
class ForeignObjectsTest {
  private final RunningOperator operator = new RunningOperator();

  @AfterEach
  void close() {
    operator.close();
  }

  @Test
  void aServiceAccountOfOthersIsLeftAloneAndGetsNoRights() {
    ServiceAccount theirs = serviceAccount().create();

    operator.applyDemo();
    await().untilAsserted(() -> assertThat(operator.demo().get().getStatus()).isNotNull());

    assertThat(serviceAccount().get()).isEqualTo(theirs);
    assertThat(roleBinding().get()).isNull();
    assertThat(operator.statefulSet().get()).isNull();
  }

  private Resource<ServiceAccount> serviceAccount() {
    return operator
        .client()
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("demo")
                .withNamespace("default")
                .endMetadata()
                .build());
  }

  private Resource<RoleBinding> roleBinding() {
    return operator.client().resources(RoleBinding.class).inNamespace("default").withName("demo");
  }
}
