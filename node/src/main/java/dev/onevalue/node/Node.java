package dev.onevalue.node;

import dev.onevalue.node.cluster.JGroupsTransport;
import dev.onevalue.node.core.GossipSettings;
import dev.onevalue.node.core.Recovered;
import dev.onevalue.node.core.Replica;
import dev.onevalue.node.core.Storage;
import dev.onevalue.node.http.HttpServer;
import dev.onevalue.node.runtime.Clock;
import dev.onevalue.node.runtime.NodeLoop;
import dev.onevalue.node.storage.DiskStorage;
import dev.onevalue.node.telemetry.EventLog;
import dev.onevalue.node.telemetry.History;
import dev.onevalue.node.telemetry.Metrics;
import dev.onevalue.node.telemetry.StateLog;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of a node, put together, started and ended in order. */
final class Node {

  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  /** What a call of another member, which comes once in an interval, may take. */
  private static final Duration CALL = Duration.ofSeconds(1);

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
    var transport = new JGroupsTransport(settings.cluster(), metrics);
    var loop =
        new NodeLoop(
            replica(metrics),
            transport,
            settings.gossipInterval(),
            List.of(metrics, new EventLog(), new History(InstantSource.system())));
    metrics.observe(loop);
    // served before anything else is looked up: reads are answered, and writes refused with reason
    var http = new HttpServer(loop, metrics, settings.httpPort(), settings.seedApi());
    var stateLog = new StateLog(loop::state);
    onTermination(() -> {
      http.close();
      loop.close();
      stateLog.close();
      transport.close();
    });
    LOG.info(
        "{} serves HTTP on port {}, and keeps the value in {}",
        settings.cluster().self(),
        settings.httpPort(),
        settings.dataFolder() == null
            ? "memory alone: DATA_DIR is not set"
            : settings.dataFolder());
    transport.join(loop);
  }

  private Replica replica(Metrics metrics) throws IOException {
    var gossip =
        new GossipSettings(
            settings.cluster().self(),
            settings.initialValue(),
            settings.fanout(),
            settings.gossipInterval().plus(CALL).toNanos());
    if (settings.dataFolder() == null) {
      return new Replica(gossip, Recovered.NOTHING, Storage.NONE, new Random());
    }
    var disk =
        DiskStorage.open(settings.dataFolder(), Clock.now()::admitsFromMember, metrics::synced);
    return new Replica(gossip, disk.recovered(), disk, new Random());
  }

  private static void warnOfWrongClock() {
    if (Clock.now().isBeforeOrigin()) {
      LOG.error(
          "this machine's clock says {}: until it is right, no write of anybody is taken",
          InstantSource.system().instant());
    }
  }

  private static void onTermination(Runnable leave) {
    Runnable hook =
        () -> {
          leave.run();
          LOG.info("left the cluster");
          // a JVM that SIGTERM ends would exit with 143, which to an orchestrator is a failure
          Runtime.getRuntime().halt(0);
        };
    Runtime.getRuntime().addShutdownHook(new Thread(hook, "leave"));
  }
}
