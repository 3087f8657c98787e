package dev.onevalue.node.http;

import dev.onevalue.node.http.seed.SeedRoutes;

/**
 * What a node serves, and where.
 *
 * @param clusterName the key of its flag
 * @param port on all addresses of this machine
 * @param seedApi whether the routes of {@link SeedRoutes} are there
 */
public record HttpSettings(String clusterName, int port, boolean seedApi) {}
