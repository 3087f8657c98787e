package dev.onevalue.node.simulation.promise;

import dev.onevalue.node.core.register.NodeId;
import java.util.HashMap;
import java.util.Map;

/** All lives in the order of their starts, which no node knows. */
final class Lives {

  private final Map<NodeId, Integer> starts = new HashMap<>();

  void onStart(NodeId life) {
    starts.put(life, starts.size());
  }

  /** Whether one life began after the other. */
  boolean isLater(NodeId one, NodeId other) {
    return starts.getOrDefault(one, -1) > starts.getOrDefault(other, -1);
  }
}
