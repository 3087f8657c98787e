package dev.onevalue.node.http.connection;

import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;

/** Makes connections that are bounded together, whichever port they came to. */
final class ClientConnectionFactory extends HttpConnectionFactory {

  private final ClientConnections clients;

  ClientConnectionFactory(HttpConfiguration configuration, ClientConnections clients) {
    super(configuration);
    this.clients = clients;
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    var connection = new ClientConnection(getHttpConfiguration(), connector, endPoint, clients);
    return configure(connection, connector, endPoint);
  }
}
