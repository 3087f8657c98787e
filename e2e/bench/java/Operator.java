import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The operator of the test cluster. */
record Operator(KubernetesClient client) {
  private static final String NAMESPACE = "onevalue-system";
  private static final String NAME = "onevalue-operator";

  /** Returns when no Pod of it is left. */
  void stop() {
    deployment().scale(0);
    client
        .pods()
        .inNamespace(NAMESPACE)
        .withLabel("app.kubernetes.io/name", NAME)
        .informOnCondition(List::isEmpty)
        .orTimeout(60, TimeUnit.SECONDS)
        .join();
  }

  void start() {
    deployment().scale(1);
    deployment().waitUntilReady(60, TimeUnit.SECONDS);
  }

  /** Ends its process without a warning; another Pod takes its place. */
  void kill() {
    client
        .pods()
        .inNamespace(NAMESPACE)
        .withLabel("app.kubernetes.io/name", NAME)
        .withGracePeriod(0)
        .delete();
  }

  private RollableScalableResource<Deployment> deployment() {
    return client.apps().deployments().inNamespace(NAMESPACE).withName(NAME);
  }
}
