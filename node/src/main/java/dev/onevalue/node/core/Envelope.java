package dev.onevalue.node.core;

/** A message on its way. */
public record Envelope(NodeId to, GossipMessage message) {}
