package dev.onevalue.node.core;

import dev.onevalue.node.core.register.Register;

/** Something that happened and that people want to know of. */
public sealed interface GossipEvent {

  /** A write was made here. */
  record Written(Register register) implements GossipEvent {}

  /** A newer register came from somebody else, whose name is given as it was said. */
  record Accepted(Register register, String from) implements GossipEvent {}

  /**
   * Of two concurrent writes this one lost: this node held it, and replaced it. Writes of its own
   * that the loser was made on are lost with it, and told of too.
   */
  record Discarded(Register loser, Register winner) implements GossipEvent {}

  /**
   * A write of this node that was discarded is part of what came: before it heard of the winner,
   * another member had made a write on it, which has won.
   */
  record Regained(Register write, Register by) implements GossipEvent {}

  /** A register was not taken, since its generation is ahead of this node's clock. */
  record Inadmissible(Register register, String from) implements GossipEvent {}

  /** The node has become informed, and takes writes. */
  record Informed() implements GossipEvent {}
}
