package dev.onevalue.node.http.seed;

import dev.onevalue.node.runtime.Request;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * The writes that no thread waits for, all with the same time to be answered in: gives up those
 * whose time is over. Thread-safe.
 */
final class Overdue {

  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final Queue<Request> oldestFirst = new ConcurrentLinkedQueue<>();

  /** Looks again and again, for as long as the scheduler runs. */
  void start(Scheduler scheduler) {
    Runnable look =
        () -> {
          forgetAnswered();
          start(scheduler);
        };
    scheduler.schedule(look, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
  }

  void watch(Request write) {
    forgetAnswered();
    oldestFirst.add(write);
  }

  private void forgetAnswered() {
    long now = System.nanoTime();
    for (Request oldest = oldestFirst.peek();
        oldest != null && oldest.expire(now);
        oldest = oldestFirst.peek()) {
      oldestFirst.remove(oldest);
    }
  }
}
