package dev.onevalue.node.storage;

import dev.onevalue.node.core.receipt.Refusal.Reason;

/** Is told how the saves of a register go, by the thread that saves. Must not block nor throw. */
@FunctionalInterface
public interface SaveListener {

  /** A save returns: it took so many nanoseconds to write and sync. */
  void synced(long nanos);

  /** A save throws. */
  default void failed(Reason reason) {}
}
