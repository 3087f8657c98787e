package dev.onevalue.node.cluster.connection;

import java.io.IOException;
import java.time.Duration;

/** What a connection must do before JGroups gets to see it. Thread-safe. */
interface Handshake {

  /** What it may take in all; the connection is closed then. */
  Duration deadline();

  /**
   * Waits for it. Runs in a thread of its own.
   *
   * @throws RefusedException if this is nobody to talk to
   * @throws IOException if it ends before it is done
   */
  void complete(AdmittedSocket accepted) throws IOException;
}
