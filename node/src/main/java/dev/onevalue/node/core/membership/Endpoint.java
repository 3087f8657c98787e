package dev.onevalue.node.core.membership;

/**
 * Where a node listens for other nodes. It outlives the node: a restarted one is often found at the
 * same place.
 *
 * @param host an IP address as text
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port) {

  private static final int MAX_HOST_LENGTH = 64;
  private static final int MAX_PORT = 65_535;

  public Endpoint {
    if (host.isEmpty() || host.length() > MAX_HOST_LENGTH || port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("no endpoint: host '%s', port %d".formatted(host, port));
    }
  }

  /** {@code host:port}, an IPv6 address in brackets (RFC 3986). */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
