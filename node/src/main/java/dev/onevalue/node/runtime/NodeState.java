package dev.onevalue.node.runtime;

import dev.onevalue.node.core.freshness.Freshness;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a node knows at one moment. Immutable.
 *
 * @param self the node itself
 * @param register the value and its version
 * @param members the nodes in view, this one included; empty before it has joined
 * @param informed whether it knows the cluster's value, and so takes writes
 * @param closedBecause if it is not informed: what would make it so, for people
 * @param freshness what it may lack of what others have written
 */
public record NodeState(
    NodeId self,
    Register register,
    List<Member> members,
    boolean informed,
    String closedBecause,
    Freshness freshness) {

  /**
   * For how long the node may have missed a write of a member, in nanoseconds: 0 for a node alone,
   * empty if that is not known.
   *
   * @param now by {@link System#nanoTime()}
   */
  public OptionalLong ageNanos(long now) {
    return informed ? freshness.ageNanos(now) : OptionalLong.empty();
  }
}
