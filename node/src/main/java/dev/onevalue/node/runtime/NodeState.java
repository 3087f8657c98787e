package dev.onevalue.node.runtime;

import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.register.Register;
import java.util.List;

/**
 * What a node knows at one moment. Immutable.
 *
 * @param register the value and its version
 * @param members the nodes in view, this one included; empty before it has joined
 * @param informed whether it knows the cluster's value, and so takes writes
 * @param closedBecause if it is not informed: what would make it so, for people
 */
public record NodeState(
    Register register, List<Member> members, boolean informed, String closedBecause) {}
