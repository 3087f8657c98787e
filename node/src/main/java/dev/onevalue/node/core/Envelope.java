package dev.onevalue.node.core;

import dev.onevalue.node.core.membership.Endpoint;

/** A message on its way. */
public record Envelope(Endpoint to, GossipMessage message) {}
