package dev.onevalue.node.http.connection;

import io.javalin.config.JettyConfig;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpCompliance.Violation;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;

/** Takes connections at ports, and bounds what they may send, hold and wait for together. */
public final class HttpPorts {

  private static final int MAX_HEADER_BYTES = 8 * 1024;
  private static final int BUFFER_BYTES = 4 * 1024;
  private static final int BACKLOG = 1024;
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration IDLE_TIMEOUT_WHILE_STOPPING = Duration.ofMillis(100);

  private HttpPorts() {}

  /** Where TLS is spoken, and how this end of a connection does it. */
  public record Secure(int port, Supplier<SSLEngine> engines) {}

  /**
   * Opens them when the server starts, on all addresses of this machine.
   *
   * @param port where plain HTTP is spoken
   * @param secure null: nowhere
   */
  public static void addTo(
      JettyConfig jetty, ConnectionLimits limits, int port, @Nullable Secure secure) {
    jetty.modifyHttpConfiguration(HttpPorts::limit);
    jetty.addConnector((server, http) -> {
      var clients = clients(server, limits);
      var factory = new ClientConnectionFactory(http, clients);
      return connector(server, clients, List.of(factory), port);
    });
    if (secure != null) {
      jetty.addConnector((server, http) -> {
        var clients = clients(server, limits);
        var factory = new ClientConnectionFactory(http, clients);
        var tls = new TlsConnectionFactory(secure.engines(), factory);
        return connector(server, clients, List.of(tls, factory), secure.port());
      });
    }
  }

  /** Those of all ports of a server. */
  private static ClientConnections clients(Server server, ConnectionLimits limits) {
    ClientConnections known = server.getBean(ClientConnections.class);
    if (known != null) {
      return known;
    }
    var clients = new ClientConnections(limits, server.getScheduler());
    server.addBean(clients);
    return clients;
  }

  private static Connector connector(
      Server server, ClientConnections clients, List<ConnectionFactory> factories, int port) {
    var connector = new GradualConnector(server, clients, factories);
    connector.setPort(port);
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
    connector.setShutdownIdleTimeout(IDLE_TIMEOUT_WHILE_STOPPING.toMillis());
    return connector;
  }

  private static void limit(HttpConfiguration configuration) {
    configuration.setRequestHeaderSize(MAX_HEADER_BYTES);
    configuration.setInputBufferSize(BUFFER_BYTES);
    configuration.setOutputBufferSize(BUFFER_BYTES);
    // Jetty's cache of the headers it has seen is one for each connection, of 100 kB
    configuration.setHeaderCacheSize(0);
    configuration.setSendServerVersion(false);
    configuration.setSendDateHeader(false);
    // a set's argument may be any bytes, escaped: they are refused with the parser's message, not
    // by Jetty
    configuration.setUriCompliance(
        UriCompliance.UNSAFE.without(
            "UNSAFE but for %u0041", UriCompliance.Violation.UTF16_ENCODINGS));
    // there is one node behind this port, whatever it is called
    configuration.setHttpCompliance(
        HttpCompliance.RFC9110.with("any-authority", Violation.MISMATCHED_AUTHORITY));
  }
}
