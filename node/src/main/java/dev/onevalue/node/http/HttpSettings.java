package dev.onevalue.node.http;

import dev.onevalue.node.http.seed.SeedRoutes;

/**
 * What a node serves, and where.
 *
 * @param clusterName the key of its flag
 * @param seedApi whether the routes of {@link SeedRoutes} are there
 * @param ports on all addresses of this machine
 */
public record HttpSettings(String clusterName, boolean seedApi, Ports ports) {

  /**
   * Where it serves.
   *
   * @param http without TLS
   * @param plain whether all is served there, and not probes alone
   * @param https with TLS, if there is any
   */
  public record Ports(int http, boolean plain, int https) {}
}
