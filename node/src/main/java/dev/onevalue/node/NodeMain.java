package dev.onevalue.node;

import dev.onevalue.node.cluster.JGroupsTransport;
import dev.onevalue.node.core.Gossiper;
import dev.onevalue.node.core.Register;
import dev.onevalue.node.http.HttpServer;
import dev.onevalue.node.runtime.NodeLoop;
import dev.onevalue.node.runtime.StateLog;
import java.io.IOException;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a node until SIGTERM; ends with 0 after leaving the cluster, with 1 if it could not start.
 */
public final class NodeMain {

  private static final Logger LOG = LoggerFactory.getLogger(NodeMain.class);

  private NodeMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    try {
      start(NodeSettings.from(new Environment(System.getenv())));
    } catch (BadSettingException | IOException e) {
      // not logged: the bad setting may be that of the log
      System.err.println("cannot start: " + e.getMessage());
      // not exit, whose hook would leave in peace and end with 0
      Runtime.getRuntime().halt(1);
    }
  }

  private static void start(NodeSettings settings) throws IOException, InterruptedException {
    var transport = new JGroupsTransport(settings.cluster());
    var gossiper =
        new Gossiper(
            settings.cluster().self(),
            Register.initial(settings.initialValue()),
            settings.fanout(),
            new Random());
    var loop = new NodeLoop(gossiper, transport, settings.gossipInterval());
    // served before it has joined: reads are answered, and writes refused with the reason
    var http = new HttpServer(loop, settings.httpPort(), settings.seedApi());
    var stateLog = new StateLog(loop::state);
    onTermination(() -> {
      http.close();
      loop.close();
      stateLog.close();
      transport.close();
    });
    LOG.info("{} serves HTTP on port {}", settings.cluster().self(), settings.httpPort());
    transport.join(loop);
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
