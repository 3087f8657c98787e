package dev.onevalue.node.core.membership;

import dev.onevalue.node.core.register.NodeId;

/** A node and where it listens. */
public record Member(NodeId id, Endpoint endpoint) {}
