package dev.onevalue.node.http.connection;

import dev.onevalue.node.http.log.SparseLog;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts no faster than connections that made room are gone: a closed one counts as an open file
 * until its selector's next round. Jetty alone accepts all that wait in one round and, where that
 * is more than the process may open, closes one of those it accepted last.
 */
final class GradualConnector extends ServerConnector {

  private static final Logger LOG = LoggerFactory.getLogger(GradualConnector.class);
  private static final SparseLog FAILURES = new SparseLog(System::nanoTime);
  private static final int ONE_SELECTOR = 1;
  private static final int NO_ACCEPTORS = 0;
  private static final int MAX_IN_ONE_ROUND = 16;
  private static final int MAX_IN_TRANSITION = 64;

  private final int maxOpen;

  /**
   * One selector, whose thread accepts too: more would take turns on two cores.
   *
   * @param clients those of all ports
   * @param factories the first takes a connection
   */
  GradualConnector(Server server, ClientConnections clients, List<ConnectionFactory> factories) {
    super(server, NO_ACCEPTORS, ONE_SELECTOR);
    setConnectionFactories(factories);
    addBean(clients, false);
    this.maxOpen = clients.limits().total() + MAX_IN_TRANSITION;
  }

  private int connections() {
    return getSelectorManager().getBeans(ManagedSelector.class).stream()
        .mapToInt(ManagedSelector::getTotalKeys)
        .sum();
  }

  private int connectionsAtAllPorts() {
    return Stream.of(getServer().getConnectors())
        .mapToInt(each -> each instanceof GradualConnector port ? port.connections() : 0)
        .sum();
  }

  @Override
  protected SelectorManager newSelectorManager(
      Executor executor, Scheduler scheduler, int selectors) {
    return new GradualManager(executor, scheduler, selectors);
  }

  /** Its accepting is done by one thread. */
  private final class GradualManager extends ServerConnectorManager {

    private int inThisRound;

    GradualManager(Executor executor, Scheduler scheduler, int selectors) {
      super(executor, scheduler, selectors);
    }

    /** Null ends the round; who still waits is accepted in the next. */
    @Override
    protected @Nullable SelectableChannel doAccept(SelectableChannel server) {
      SelectableChannel accepted = mayAccept() ? tryAccept(server) : null;
      inThisRound = accepted == null ? 0 : inThisRound + 1;
      return accepted;
    }

    private boolean mayAccept() {
      return inThisRound < MAX_IN_ONE_ROUND && connectionsAtAllPorts() < maxOpen;
    }

    private @Nullable SelectableChannel tryAccept(SelectableChannel server) {
      try {
        return super.doAccept(server);
      } catch (IOException e) {
        if (FAILURES.isDue("accept")) {
          LOG.warn("connections cannot be accepted: {}", e.toString());
        }
        return null;
      }
    }
  }
}
