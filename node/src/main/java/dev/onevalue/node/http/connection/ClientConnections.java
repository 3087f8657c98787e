package dev.onevalue.node.http.connection;

import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * All connections, with two bounds. Their number: for one more, the one that has been silent for
 * longest is closed, of those between two requests if there are any. And the time of an exchange,
 * from a request's first byte to its answer's last: whoever takes longer to send or to read is cut.
 * Those whose request waits on purpose are bounded in number alone.
 */
final class ClientConnections extends AbstractLifeCycle implements Connection.Listener {

  static final Duration EXCHANGE_DEADLINE = Duration.ofSeconds(10);
  private static final Duration LOOK_INTERVAL = Duration.ofMillis(500);

  private static final Comparator<ClientConnection> DISPENSABLE =
      Comparator.<ClientConnection>comparingInt(client -> client.inExchange() ? 0 : 1)
          .thenComparingLong(ClientConnection::silentMillis);

  private final Set<ClientConnection> open = ConcurrentHashMap.newKeySet();
  private final Set<ClientConnection> waiting = ConcurrentHashMap.newKeySet();
  private final ConnectionLimits limits;
  private final Scheduler scheduler;

  ClientConnections(ConnectionLimits limits, Scheduler scheduler) {
    this.limits = limits;
    this.scheduler = scheduler;
  }

  ConnectionLimits limits() {
    return limits;
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection instanceof ClientConnection client) {
      add(client);
    }
  }

  @Override
  public void onClosed(Connection connection) {
    if (connection instanceof ClientConnection client) {
      open.remove(client);
      waiting.remove(client);
    }
  }

  /** From now on it is not counted among the others, unless too many wait already. */
  boolean startWaiting(ClientConnection client) {
    if (waiting.size() >= limits.waiting() || !open.remove(client)) {
      return false;
    }
    waiting.add(client);
    return true;
  }

  /** It is one of the others again. */
  void stopWaiting(ClientConnection client) {
    if (waiting.remove(client)) {
      add(client);
    }
  }

  @Override
  protected void doStart() {
    lookLater();
  }

  private void add(ClientConnection client) {
    if (open.size() >= limits.requests()) {
      makeRoom();
    }
    open.add(client);
    if (!client.getEndPoint().isOpen()) {
      // it may have been closed before it was here
      open.remove(client);
    }
  }

  private void makeRoom() {
    open.stream()
        .max(DISPENSABLE)
        // whoever removes it closes it: connections that come at once make room for each
        .filter(open::remove)
        .ifPresent(longestSilent -> longestSilent.cut("closed for a newer connection"));
  }

  private void lookLater() {
    scheduler.schedule(this::look, LOOK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    if (isRunning()) {
      long now = System.nanoTime();
      open.stream()
          .filter(client -> client.exchangeNanos(now) > EXCHANGE_DEADLINE.toNanos())
          .forEach(client -> client.cut("request not received, or answer not read, in time"));
      lookLater();
    }
  }
}
