package dev.onevalue.node.http.connection;

import dev.onevalue.node.http.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * The time in which a request waits on purpose, for others or for a change. Its connection is then
 * neither cut for taking long, nor closed for a newer one: there is a bound of its own on those.
 */
public final class Waiting implements AutoCloseable {

  private final ClientConnection client;

  private Waiting(ClientConnection client) {
    this.client = client;
  }

  /**
   * Begins to wait.
   *
   * @throws ProblemException if too many wait already
   */
  public static Waiting begin(HttpServletRequest request) throws ProblemException {
    var metaData = ServletContextRequest.getServletContextRequest(request).getConnectionMetaData();
    if (metaData.getConnection() instanceof ClientConnection client && client.startWaiting()) {
      return new Waiting(client);
    }
    throw ProblemException.tryAgain("too many requests wait on this node");
  }

  @Override
  public void close() {
    client.stopWaiting();
  }
}
