package dev.onevalue.node.http.connection;

import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.AbstractConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;

/**
 * Puts TLS between a connection and what is said on it. The connection behind it is there from the
 * start, so that its limits hold for the handshake too.
 */
final class TlsConnectionFactory extends AbstractConnectionFactory {

  private static final boolean ENCRYPTED_OUT_OF_HEAP = true;
  private static final boolean DECRYPTED_OUT_OF_HEAP = false;

  private final Supplier<SSLEngine> engines;
  private final ConnectionFactory behind;

  TlsConnectionFactory(Supplier<SSLEngine> engines, ConnectionFactory behind) {
    super("TLS");
    this.engines = engines;
    this.behind = behind;
  }

  @Override
  public Connection newConnection(Connector connector, EndPoint endPoint) {
    var tls =
        new SslConnection(
            connector.getByteBufferPool(),
            connector.getExecutor(),
            null,
            endPoint,
            engines.get(),
            ENCRYPTED_OUT_OF_HEAP,
            DECRYPTED_OUT_OF_HEAP);
    tls.setRenegotiationAllowed(false);
    EndPoint decrypted = tls.getSslEndPoint();
    decrypted.setConnection(behind.newConnection(connector, decrypted));
    return configure(tls, connector, endPoint);
  }
}
