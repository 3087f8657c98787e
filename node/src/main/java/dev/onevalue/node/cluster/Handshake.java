package dev.onevalue.node.cluster;

import java.io.IOException;
import java.net.Socket;

/** What a connection must do before JGroups gets to see it. Thread-safe. */
@FunctionalInterface
interface Handshake {

  /**
   * Waits for it. Runs in a thread of its own; the socket is closed when its time is over.
   *
   * @return the connection to go on with: this one, or one that wraps it
   * @throws IOException if this is nobody to talk to
   */
  Socket complete(AdmittedSocket accepted) throws IOException;
}
