package dev.onevalue.node.http.connection;

import java.time.Duration;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpCompliance.Violation;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;

/** Takes connections at a port, and bounds what they may send, hold and wait for. */
public final class HttpPort {

  private static final int MAX_HEADER_BYTES = 8 * 1024;
  private static final int BUFFER_BYTES = 4 * 1024;
  private static final int BACKLOG = 1024;
  private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration IDLE_TIMEOUT_WHILE_STOPPING = Duration.ofMillis(100);

  private HttpPort() {}

  public static void limit(HttpConfiguration configuration) {
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

  public static Connector connector(
      Server server, HttpConfiguration configuration, ConnectionLimits limits, int port) {
    var connector = new GradualConnector(server, configuration, limits);
    connector.setPort(port);
    connector.setAcceptQueueSize(BACKLOG);
    connector.setIdleTimeout(IDLE_TIMEOUT.toMillis());
    connector.setShutdownIdleTimeout(IDLE_TIMEOUT_WHILE_STOPPING.toMillis());
    return connector;
  }
}
