package dev.onevalue.node.runtime;

import dev.onevalue.node.core.GossipMessage.Purpose;

/**
 * Is told of every message between members, of who they are, and of every connection that was
 * refused. Thread-safe; must not block, must not throw.
 */
public interface Traffic {

  /** A message of so many bytes was sent. */
  void sent(Purpose purpose, int length);

  /** A message of so many bytes was received. */
  void received(Purpose purpose, int length);

  /** The members are others than before. */
  void viewChanged();

  /** There is a connection less than somebody asked for. */
  void refused(Refused why);
}
