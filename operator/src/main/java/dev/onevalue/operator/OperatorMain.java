package dev.onevalue.operator;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.apiserver.ApiServer;
import dev.onevalue.operator.apiserver.OwnTokens;
import dev.onevalue.operator.apiserver.OwnTokens.Account;
import dev.onevalue.operator.member.MemberClient;
import dev.onevalue.operator.observation.Timing;
import dev.onevalue.operator.telemetry.OperatorMetrics;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.OperatorException;
import io.javaoperatorsdk.operator.RegisteredController;
import io.javaoperatorsdk.operator.processing.Controller;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the operator until it is told to stop. */
public final class OperatorMain {
  private static final Logger LOG = LoggerFactory.getLogger(OperatorMain.class);
  private static final int NODE_HTTP_PORT = 8080;
  private static final Duration MEMBER_DEADLINE = Duration.ofSeconds(1);
  private static final int CONCURRENT_RECONCILIATIONS = 64;
  private static final int CONCURRENT_DEPENDENTS = 24;
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private OperatorMain() {}

  /** Exit status: 0 after SIGTERM, 1 with one line on stderr if the operator cannot start. */
  public static void main(String[] arguments) {
    try {
      run(Settings.from(System.getenv()));
    } catch (IllegalArgumentException | IOException | InterruptedException | OperatorException e) {
      LOG.atDebug().setCause(e).log("cannot start");
      fail(rootMessage(e));
    }
  }

  private static void run(Settings settings) throws IOException, InterruptedException {
    OperatorMetrics metrics = new OperatorMetrics();
    KubernetesClient client =
        ApiServer.client(new KubernetesClientBuilder(), Config.autoConfigure(null));
    LeaderElection election =
        new LeaderElection(
            client,
            LeaderElection.Term.DEFAULT,
            settings.leaseNamespace(),
            identity(),
            () -> fail("the Lease was lost: another operator may act"));
    OneValueClusterReconciler reconciler =
        new OneValueClusterReconciler(
            Clock.systemUTC(),
            new MemberClient(NODE_HTTP_PORT, MEMBER_DEADLINE, tokens(client, settings)),
            Timing.DEFAULT);
    Operator operator = operator(client, settings, reconciler, metrics, election);
    Health state = new Health(operator.getRuntimeInfo());
    var health = new HealthServer(settings.healthPort(), state::problem, metrics);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(operator, election, health), "stop"));
    start(operator, client);
    LOG.atInfo().addKeyValue("namespaces", settings.namespaces()).log("operator started");
  }

  /** What it shows to members. */
  static OwnTokens tokens(KubernetesClient client, Settings settings) {
    Optional<Account> own =
        settings
            .ownNamespace()
            .flatMap(namespace ->
                settings.serviceAccount().map(account -> new Account(namespace, account)));
    return new OwnTokens(client, own, InstantSource.system());
  }

  /**
   * The operator, not started yet.
   *
   * @param client not closed when the operator stops
   * @param reconciler stopped when the operator stops
   * @param metrics told what the operator does
   * @param election which it takes part in if the settings say so
   */
  static Operator operator(
      KubernetesClient client,
      Settings settings,
      OneValueClusterReconciler reconciler,
      OperatorMetrics metrics,
      LeaderElection election) {
    Operator operator =
        new Operator(configuration -> {
          configuration
              .withKubernetesClient(client)
              .withCloseClientOnStop(false)
              .withReconciliationTerminationTimeout(STOP_TIMEOUT)
              .withExecutorService(atMost(CONCURRENT_RECONCILIATIONS, "reconciler-"))
              .withWorkflowExecutorService(atMost(CONCURRENT_DEPENDENTS, "dependent-"))
              .withInformerStoppedHandler(OperatorMain::informerStopped)
              .withStopOnInformerErrorDuringStartup(false)
              .withMetrics(metrics.reconciliations())
              .withDependentResourceFactory(
                  new Dependents(
                      settings.nodeImage(),
                      settings.ownNamespace(),
                      reconciler.certificates().gossip(),
                      reconciler.certificates().clients()));
          election.configuration().ifPresent(configuration::withLeaderElectionConfiguration);
        });
    RegisteredController<OneValueCluster> controller =
        operator.register(
            reconciler,
            configuration -> {
              if (!settings.namespaces().isEmpty()) {
                configuration.settingNamespaces(settings.namespaces());
              }
            });
    metrics.clusters(() -> election.leads() ? known(controller) : Stream.empty());
    metrics.gauge(
        "onevalue_operator_leader",
        "1 if this operator acts, 0 if it stands by.",
        () -> election.leads() ? 1 : 0);
    return operator;
  }

  private static Stream<OneValueCluster> known(RegisteredController<OneValueCluster> controller) {
    return ((Controller<OneValueCluster>) controller)
        .getEventSourceManager()
        .getControllerEventSource()
        .list();
  }

  /** Starts it as soon as the API server answers. */
  static void start(Operator operator, KubernetesClient client) throws InterruptedException {
    ApiServer.await(client);
    operator.start();
  }

  /**
   * Enough that clusters whose members do not answer keep no other one waiting, and few enough that
   * the API server can bear it when all clusters are reconciled at once.
   */
  private static ExecutorService atMost(int threads, String name) {
    return Executors.newFixedThreadPool(threads, Thread.ofVirtual().name(name, 0).factory());
  }

  /** The Pod's name, and what a second one on a developer's machine does not share. */
  private static String identity() {
    return System.getenv().getOrDefault("HOSTNAME", "") + "_" + UUID.randomUUID();
  }

  private static void stop(Operator operator, LeaderElection election, HealthServer health) {
    health.close();
    election.end(operator::stop);
    LOG.info("operator stopped");
    // the JVM's own answer to SIGTERM would be 143, however well everything ended
    Runtime.getRuntime().halt(0);
  }

  /** A watch that has ended for good leaves the operator blind: better to start anew. */
  private static void informerStopped(SharedIndexInformer<?> informer, @Nullable Throwable error) {
    if (error != null && informer.hasSynced()) {
      fail("a watch has ended: " + rootMessage(error));
    }
  }

  private static void fail(String message) {
    System.err.println("onevalue-operator: " + message);
    Runtime.getRuntime().halt(1);
  }

  private static String rootMessage(Throwable error) {
    Throwable cause = error.getCause();
    return cause == null
        ? Objects.requireNonNullElse(error.getMessage(), error.toString())
        : rootMessage(cause);
  }
}
