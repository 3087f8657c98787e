package dev.onevalue.operator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import dev.onevalue.operator.mock.MockCluster;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A mock of a cluster with demo in it, and what its user, and the rest of Kubernetes, do to it. */
class DemoCluster {
  private static final Path DEMO = Path.of("src/test/resources/desired/defaults");

  private final MockCluster kubernetes;

  DemoCluster(MockCluster kubernetes) {
    this.kubernetes = kubernetes;
  }

  /** The API server, to have it misbehave. */
  MockCluster kubernetes() {
    return kubernetes;
  }

  KubernetesClient client() {
    return kubernetes.client();
  }

  /** The paths that were written to, by the operator or by the test, in order. */
  List<String> writes() {
    return kubernetes.writes();
  }

  void applyDemo() {
    kubernetes.create(DEMO.resolve("in.yaml"));
  }

  /** As another test of its own has it. */
  void applyDemo(String example) {
    kubernetes.create(DEMO.resolveSibling(example).resolve("in.yaml"));
  }

  /** The objects that make up demo, as a test of its own has it. */
  List<HasMetadata> desired() throws IOException {
    try (Stream<Path> files = Files.list(DEMO)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("out-"))
          .flatMap(file -> kubernetes.load(file).stream())
          .toList();
    }
  }

  /** As {@code kubectl delete} and the garbage collector do. */
  void deleteDemo() throws IOException {
    demo().delete();
    client().resourceList(desired()).delete();
    gossipSecret().delete();
    client().pods().inNamespace("default").delete();
  }

  /** As {@code kubectl scale} does. */
  void scaleDemo(int replicas) {
    patchDemo("{\"spec\": {\"replicas\": %d}}".formatted(replicas));
  }

  /** As {@code kubectl patch --type=merge} does. */
  void patchDemo(String change) {
    demo().patch(PatchContext.of(PatchType.JSON_MERGE), change);
  }

  /** The same, at the very moment at which the operator writes a status. */
  void scaleDemoWithNextStatus(int replicas) {
    kubernetes.overtakeNextStatus("{\"spec\": {\"replicas\": %d}}".formatted(replicas));
  }

  /** Does what the StatefulSet's controller and the kubelets do. */
  void runPods() {
    kubernetes.runPods(requireNonNull(statefulSet().get()));
  }

  /** Has demo reconciled, by a change of a Pod of which the status says nothing. */
  void reconcile() {
    client().pods().inNamespace("default").withName("demo-0").edit(DemoCluster::annotated);
  }

  private static Pod annotated(Pod pod) {
    pod.getMetadata().getAnnotations().put("seen-by", "nobody");
    return pod;
  }

  /** The status of demo, which must have one. */
  OneValueClusterStatus status() {
    OneValueClusterStatus status = demo().get().getStatus();
    assertThat(status).isNotNull();
    return requireNonNull(status);
  }

  void awaitStatus(Predicate<OneValueClusterStatus> property) {
    await().untilAsserted(() -> assertThat(status()).matches(property));
  }

  Resource<OneValueCluster> demo() {
    return client().resources(OneValueCluster.class).inNamespace("default").withName("demo");
  }

  Resource<Service> service() {
    return client().services().inNamespace("default").withName("demo");
  }

  Resource<PodDisruptionBudget> disruptionBudget() {
    return client().resources(PodDisruptionBudget.class).inNamespace("default").withName("demo");
  }

  Resource<Secret> gossipSecret() {
    return client().secrets().inNamespace("default").withName("demo-gossip");
  }

  Resource<StatefulSet> statefulSet() {
    return client().resources(StatefulSet.class).inNamespace("default").withName("demo");
  }
}
