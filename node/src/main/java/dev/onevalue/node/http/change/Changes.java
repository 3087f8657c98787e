package dev.onevalue.node.http.change;

import dev.onevalue.node.core.Output;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Wakes those who wait for another register. To be told of what follows in a node, after its state
 * is published. Thread-safe; telling never blocks.
 */
public final class Changes implements Consumer<Output> {

  private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();

  @Override
  public void accept(Output output) {
    if (!output.events().isEmpty()) {
      wake();
    }
  }

  /** Lets all who wait look again. */
  public void wake() {
    waiting.forEach(LockSupport::unpark);
  }

  /**
   * Waits until something is so, which a change may make so.
   *
   * @param deadlineNanos when to give up, by {@link System#nanoTime()}
   * @return whether it is so
   */
  public boolean await(BooleanSupplier so, long deadlineNanos) throws InterruptedException {
    Thread self = Thread.currentThread();
    waiting.add(self);
    try {
      while (!so.getAsBoolean()) {
        long nanos = deadlineNanos - System.nanoTime();
        if (nanos <= 0) {
          return false;
        }
        LockSupport.parkNanos(this, nanos);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
      return true;
    } finally {
      waiting.remove(self);
    }
  }
}
