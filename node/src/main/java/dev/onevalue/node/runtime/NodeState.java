package dev.onevalue.node.runtime;

import dev.onevalue.node.core.NodeId;
import dev.onevalue.node.core.Register;
import java.util.List;

/**
 * What a node knows at one moment. Immutable.
 *
 * @param register the value and its version
 * @param members the nodes in view, this one included; empty before it has joined
 * @param informed whether it knows the cluster's value, and so takes writes
 */
public record NodeState(Register register, List<NodeId> members, boolean informed) {

  public NodeState {
    members = List.copyOf(members);
  }
}
