package dev.onevalue.node;

import dev.onevalue.node.cluster.JGroupsTransport;
import dev.onevalue.node.cluster.tls.MemberTls;
import dev.onevalue.node.core.GossipSettings;
import dev.onevalue.node.core.Recovered;
import dev.onevalue.node.core.Replica;
import dev.onevalue.node.core.Storage;
import dev.onevalue.node.http.HttpServer;
import dev.onevalue.node.http.HttpSettings;
import dev.onevalue.node.http.Observers;
import dev.onevalue.node.http.access.WriteGuard;
import dev.onevalue.node.http.change.Changes;
import dev.onevalue.node.http.crossorigin.CrossOriginProtection;
import dev.onevalue.node.http.tls.Certificates;
import dev.onevalue.node.http.tls.ClientTls;
import dev.onevalue.node.runtime.Clock;
import dev.onevalue.node.runtime.NodeLoop;
import dev.onevalue.node.storage.DiskStorage;
import dev.onevalue.node.telemetry.EventLog;
import dev.onevalue.node.telemetry.History;
import dev.onevalue.node.telemetry.Metrics;
import dev.onevalue.node.telemetry.StateLog;
import dev.onevalue.node.telemetry.WriteLog;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a node, put together, started and ended in order. */
final class Node {

  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  /** What a call of another member, which comes once in an interval, may take. */
  private static final Duration CALL = Duration.ofSeconds(1);

  /** In Kubernetes some more seconds have passed before SIGTERM comes. */
  private static final Duration LINGER = Duration.ofSeconds(1);

  /** A Service may still lead clients here: kube-proxy tries again after 30 s what failed once. */
  private static final Duration LONGEST_LINGER_IN_KUBERNETES = Duration.ofSeconds(30);

  private final NodeSettings settings;

  private Node(NodeSettings settings) {
    this.settings = settings;
  }

  /**
   * Runs a node until the process ends.
   *
   * @throws IOException if it cannot start; the message says why, in one line
   */
  static void run(NodeSettings settings) throws IOException, InterruptedException {
    new Node(settings).run();
  }

  private void run() throws IOException, InterruptedException {
    warnOfWrongClock();
    var metrics = new Metrics();
    Memory memory = memory(metrics);
    AccessControl access = AccessControl.open(settings.access());
    Optional<MemberTls> tls = tls();
    tls.ifPresent(known -> metrics.observeTls(known::state));
    Optional<ClientTls> clientTls = clientTls();
    clientTls.ifPresent(known -> metrics.observeHttps(known::certificate));
    var transport = new JGroupsTransport(settings.cluster(), metrics.traffic(), tls.orElse(null));
    var replica = new Replica(gossip(), memory.recovered(), memory.storage(), new Random());
    var observers = new Observers(metrics, new History(InstantSource.system()), new Changes());
    var loop =
        new NodeLoop(
            replica,
            transport,
            settings.gossipInterval(),
            Stream.concat(Stream.of(new EventLog()), observers.all().stream()).toList());
    metrics.observe(loop);
    // served before anything else is looked up: reads are answered, and writes refused with reason
    var http =
        new HttpServer(
            loop,
            observers,
            new HttpSettings(
                settings.cluster().clusterName(), settings.seedApi(), settings.clients().ports()),
            new WriteGuard(
                new CrossOriginProtection(settings.hostNames()),
                access.writers(),
                new WriteLog(observers.history())),
            access.readers(),
            new Certificates(() -> tls.map(MemberTls::state), clientTls.orElse(null)));
    var stateLog = new StateLog(loop::state);
    onTermination(
        http::leave, loop, () -> linger(http), http, stateLog, transport, memory.disk(), access);
    LOG.info(
        "{} serves {}, and keeps the value in {}",
        settings.cluster().self(),
        settings.clients(),
        settings.dataFolder() == null
            ? "memory alone: DATA_DIR is not set"
            : settings.dataFolder());
    access.warnIfOpen();
    sayWhoIsAMember(tls);
    transport.join(loop);
  }

  private Optional<MemberTls> tls() throws IOException {
    if (settings.tlsFolder() == null) {
      return Optional.empty();
    }
    var tls = MemberTls.open(settings.tlsFolder());
    tls.watch();
    return Optional.of(tls);
  }

  private Optional<ClientTls> clientTls() throws IOException {
    if (settings.clients().tlsFolder() == null) {
      return Optional.empty();
    }
    var tls = ClientTls.open(settings.clients().tlsFolder());
    tls.watch();
    return Optional.of(tls);
  }

  private void sayWhoIsAMember(Optional<MemberTls> tls) {
    tls.ifPresentOrElse(
        known -> LOG.info("members show each other certificates: {}", known.state()),
        () ->
            LOG.warn(
                "whoever reaches port {} can be a member, and read what members say:"
                    + " CLUSTER_TLS_DIR is not set",
                settings.cluster().port()));
  }

  /** Where a node keeps its register, what was there, and what is to be closed in the end. */
  private record Memory(Storage storage, Recovered recovered, AutoCloseable disk) {}

  private Memory memory(Metrics metrics) throws IOException {
    if (settings.dataFolder() == null) {
      return new Memory(Storage.NONE, Recovered.NOTHING, () -> {});
    }
    var disk =
        DiskStorage.open(settings.dataFolder(), Clock.now()::admitsFromMember, metrics::synced);
    return new Memory(disk, disk.recovered(), disk);
  }

  private GossipSettings gossip() {
    return new GossipSettings(
        settings.cluster().self(),
        settings.initialValue(),
        settings.fanout(),
        settings.gossipInterval().plus(CALL).toNanos(),
        settings.cluster().inKubernetes() && settings.cluster().checkpoint() != null);
  }

  private static void warnOfWrongClock() {
    if (Clock.now().isBeforeOrigin()) {
      LOG.error(
          "this machine's clock says {}: until it is right, no write of anybody is taken",
          InstantSource.system().instant());
    }
  }

  /**
   * A Service, and whoever keeps its connection, finds out only in a while that this node is not
   * ready any more: until then it answers reads.
   */
  private void linger(HttpServer http) throws InterruptedException {
    boolean behindService = settings.cluster().inKubernetes();
    http.linger(LINGER, behindService ? LONGEST_LINGER_IN_KUBERNETES : LINGER);
  }

  private static void onTermination(AutoCloseable... parts) {
    Runnable hook =
        () -> {
          List.of(parts).forEach(Node::close);
          LOG.info("left the cluster");
          // a JVM that SIGTERM ends would exit with 143, which to an orchestrator is a failure
          Runtime.getRuntime().halt(0);
        };
    Runtime.getRuntime().addShutdownHook(new Thread(hook, "leave"));
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.warn("{} did not close well", part.getClass().getSimpleName(), e);
    }
  }
}
