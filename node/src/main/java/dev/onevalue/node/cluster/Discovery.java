package dev.onevalue.node.cluster;

/** How a node finds others to join. Thread-safe. */
interface Discovery {

  /** Whom it asks, for the log. */
  String asked();

  /**
   * Whether it is certain, not merely likely, that there is no other node now. A discovery that
   * could not ask is not certain.
   */
  boolean knowsNoOther();

  /** Where others are to be expected; null if that is not known yet. */
  java.util.@org.jspecify.annotations.Nullable Set<dev.onevalue.node.core.membership.Endpoint>
      others();

  boolean listsSelf();

  /** Calls the listener each time after it has looked for others. */
  void onCompleted(Runnable listener);
}
