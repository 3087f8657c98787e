package dev.onevalue.operator;

import dev.onevalue.operator.apiserver.ApiServer;
import dev.onevalue.operator.member.MemberClient;
import dev.onevalue.operator.mock.ApiRequest;
import dev.onevalue.operator.mock.MockCluster;
import dev.onevalue.operator.mock.MockMember;
import dev.onevalue.operator.mock.Wire;
import dev.onevalue.operator.telemetry.OperatorMetrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** The operator as it runs, in a mock of a cluster where three members can answer over HTTP. */
final class RunningOperator extends DemoCluster implements AutoCloseable {
  private final ShiftedClock clock = new ShiftedClock();
  private final Wire wire;
  private final String name;
  private final List<MockMember> members = MockMember.several(3);
  private final OperatorMetrics metrics = new OperatorMetrics();
  private final OneValueClusterReconciler reconciler;
  private final LeaderElection election;
  private final KubernetesClient client;
  private final Operator operator;
  private final AtomicBoolean lost = new AtomicBoolean();

  /** Alone in a cluster of its own. */
  RunningOperator() {
    this(new MockCluster(), "operator", Optional.empty());
    start();
  }

  /** The only one at a time in that cluster, which outlives it. */
  RunningOperator(MockCluster kubernetes, String name) {
    this(kubernetes, name, Optional.empty());
    start();
  }

  /** One of several in a cluster. */
  RunningOperator(MockCluster kubernetes, String name, String leaseNamespace) {
    this(kubernetes, name, Optional.of(leaseNamespace));
    start();
  }

  /** One that is yet to be started. */
  RunningOperator(MockCluster kubernetes, String name, Optional<String> leaseNamespace) {
    super(kubernetes);
    this.wire = kubernetes.newWire();
    this.name = name;
    client = ApiServer.client(new KubernetesClientBuilder(), kubernetes.config(name, wire));
    election =
        new LeaderElection(client, QuickTiming.TERM, leaseNamespace, name, () -> lost.set(true));
    Settings settings = settings(leaseNamespace);
    reconciler =
        new OneValueClusterReconciler(
            clock,
            new MemberClient(
                members.getFirst().port(),
                Duration.ofSeconds(1),
                OperatorMain.tokens(client, settings)),
            QuickTiming.QUICK);
    operator = OperatorMain.operator(client, settings, reconciler, metrics, election);
  }

  private static Settings settings(Optional<String> leaseNamespace) {
    return new Settings(
        "onevalue/node:test",
        Set.of(),
        leaseNamespace,
        Optional.of("onevalue-system"),
        Optional.of("onevalue-operator"),
        8081);
  }

  /** As the main program starts it: it returns when the operator works. */
  void start() {
    try {
      OperatorMain.start(operator, client);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** So much later it is from now on, as far as it knows. */
  void pass(Duration time) {
    clock.pass(time);
  }

  /** Its way to the API server. */
  Wire wire() {
    return wire;
  }

  /** Whether it would have ended: another operator may act. */
  boolean hasLostTheLease() {
    return lost.get();
  }

  /** Of what clusters it remembers anything. */
  Set<ResourceID> remembered() {
    return reconciler.memory().clusters();
  }

  /** What it asked of the API server. */
  List<ApiRequest> requests() {
    return kubernetes().requestsOf(name);
  }

  /** How often a member was asked to be watched, all together. */
  long watches() {
    return members.stream().mapToLong(MockMember::watches).sum();
  }

  /** What it shows to Prometheus. */
  String metrics() {
    return MetricsText.of(metrics);
  }

  Health health() {
    return new Health(operator.getRuntimeInfo());
  }

  MockMember member(int ordinal) {
    return members.get(ordinal);
  }

  /** As after SIGTERM; the cluster stays. */
  void stop() {
    election.end(operator::stop);
    client.close();
    wire.close();
    members.forEach(MockMember::close);
  }

  @Override
  public void close() {
    stop();
    kubernetes().close();
  }
}
