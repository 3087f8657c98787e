package dev.onevalue.node.cluster.discovery;

/**
 * A member to join through.
 *
 * @param host its address, or a name for it
 */
public record Seed(String host, int port) {}
