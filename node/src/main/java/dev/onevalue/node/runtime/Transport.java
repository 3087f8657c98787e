package dev.onevalue.node.runtime;

import dev.onevalue.node.core.Envelope;

/** Takes messages to other nodes. Thread-safe. */
@FunctionalInterface
public interface Transport {

  /**
   * Sends soon, or never: gossip repairs what is lost. Must not block for longer than a moment, and
   * must not throw.
   */
  void send(Envelope envelope);
}
