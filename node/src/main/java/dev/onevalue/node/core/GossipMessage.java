package dev.onevalue.node.core;

/** What nodes say to each other. Every message carries the sender's register, to be merged. */
public sealed interface GossipMessage {

  Register register();

  /** "This is what I have." Asks for nothing. */
  record Push(Register register) implements GossipMessage {}

  /** "This is what I have; push me what you have." (push-pull) */
  record Exchange(Register register) implements GossipMessage {}
}
