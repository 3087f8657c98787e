package dev.onevalue.operator;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import dev.onevalue.operator.member.MemberClient;
import dev.onevalue.operator.mock.ApiRequest;
import dev.onevalue.operator.mock.MockCluster;
import dev.onevalue.operator.mock.MockMember;
import dev.onevalue.operator.telemetry.OperatorMetrics;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.Operator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The operator as it runs, in a mock of a cluster where three members can answer over HTTP. */
final class RunningOperator implements AutoCloseable {
  private static final Path DEMO = Path.of("src/test/resources/desired/defaults");

  private final MockCluster kubernetes;
  private final String name;
  private final List<MockMember> members = MockMember.several(3);
  private final OperatorMetrics metrics = new OperatorMetrics();
  private final LeaderElection election;
  private final Operator operator;

  /** Alone in a cluster of its own. */
  RunningOperator() {
    this(new MockCluster(), "operator", Optional.empty());
  }

  /** One of several in a cluster. */
  RunningOperator(MockCluster kubernetes, String name, String leaseNamespace) {
    this(kubernetes, name, Optional.of(leaseNamespace));
  }

  private RunningOperator(MockCluster kubernetes, String name, Optional<String> leaseNamespace) {
    this.kubernetes = kubernetes;
    this.name = name;
    KubernetesClient client = kubernetes.newClient(name);
    election = new LeaderElection(client, leaseNamespace, name, () -> {});
    operator =
        OperatorMain.operator(
            client,
            new Settings("onevalue/node:test", Set.of(), leaseNamespace, 8081),
            new OneValueClusterReconciler(
                Clock.systemUTC(),
                new MemberClient(members.getFirst().port(), Duration.ofSeconds(1)),
                QuickTiming.QUICK),
            metrics,
            election);
    operator.start();
  }

  /** The API server, to have it misbehave. */
  MockCluster kubernetes() {
    return kubernetes;
  }

  /** What it asked of the API server. */
  List<ApiRequest> requests() {
    return kubernetes.requestsOf(name);
  }

  /** What it shows to Prometheus. */
  String metrics() {
    return MetricsText.of(metrics);
  }

  Health health() {
    return new Health(operator.getRuntimeInfo());
  }

  KubernetesClient client() {
    return kubernetes.client();
  }

  MockMember member(int ordinal) {
    return members.get(ordinal);
  }

  /** The paths that were written to, by the operator or by the test, in order. */
  List<String> writes() {
    return kubernetes.writes();
  }

  void applyDemo() {
    kubernetes.create(DEMO.resolve("in.yaml"));
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
    client().pods().inNamespace("default").withName("demo-0").edit(RunningOperator::annotated);
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

  Resource<StatefulSet> statefulSet() {
    return client().resources(StatefulSet.class).inNamespace("default").withName("demo");
  }

  /** As after SIGTERM; the cluster stays. */
  void stop() {
    election.end(operator::stop);
    members.forEach(MockMember::close);
  }

  @Override
  public void close() {
    stop();
    kubernetes.close();
  }
}
