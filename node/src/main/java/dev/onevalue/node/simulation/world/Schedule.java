package dev.onevalue.node.simulation.world;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Virtual time, in nanoseconds from 0, and what will happen in it, one after the other. */
final class Schedule {

  static final long MILLIS = 1_000_000;
  static final long SECONDS = 1_000 * MILLIS;

  private record Event(long nanos, long order, Runnable action) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::nanos).thenComparingLong(Event::order));
  private long now;
  private long scheduled;
  private int happened;

  long now() {
    return now;
  }

  /** How many events there were. */
  int happened() {
    return happened;
  }

  void in(long nanos, Runnable action) {
    events.add(new Event(now + nanos, scheduled++, action));
  }

  /** Lets happen all that is due in this time. */
  void run(long nanos) {
    long until = now + nanos;
    for (Event next = events.peek(); next != null && next.nanos() <= until; next = events.peek()) {
      events.remove();
      now = next.nanos();
      happened++;
      next.action().run();
    }
    now = until;
  }
}
