package dev.onevalue.node.core;

import dev.onevalue.node.core.register.NodeId;

/**
 * What a node's gossip is told at its start. Immutable.
 *
 * @param self who this node is in this life
 * @param initialValue the value at generation 0
 * @param fanout number of members that it exchanges with at each tick, at least 1
 * @param patienceNanos how long those who know its address have to call before it starts a cluster
 * @param checkpointAwaited whether it must not start a cluster before it was told of a checkpoint,
 *     or that there is none
 */
public record GossipSettings(
    NodeId self, long initialValue, int fanout, long patienceNanos, boolean checkpointAwaited) {

  /** Those of a node that knows of no checkpoint. */
  public GossipSettings(NodeId self, long initialValue, int fanout, long patienceNanos) {
    this(self, initialValue, fanout, patienceNanos, false);
  }
}
