package dev.onevalue.node.cluster.discovery;

import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Endpoint;
import java.util.Optional;

/** How a node finds others to join. Thread-safe. */
public interface Discovery {

  /** Whom it asks, for the log. */
  String asked();

  /**
   * Where other nodes are to be expected; empty as long as it could not ask.
   *
   * @param own where this node listens
   */
  Optional<Contacts> contacts(Endpoint own);

  /** Calls the listener each time after it has looked for others. */
  void onCompleted(Runnable listener);
}
