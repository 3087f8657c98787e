package dev.onevalue.node.runtime;

import dev.onevalue.node.core.Input.Heartbeat;
import dev.onevalue.node.core.Input.Tick;
import dev.onevalue.node.runtime.Inbox.Item;
import java.time.Duration;
import java.util.List;

/** What happens to a node by itself as time passes. Not thread-safe. */
final class Rhythm {

  /** Whatever the time between two ticks: by the answers reads tell how old they are. */
  private static final Duration HEARTBEAT = Duration.ofMillis(250);

  private final Ticker ticks;
  private final Ticker heartbeats = new Ticker(HEARTBEAT);

  Rhythm(Duration gossipInterval) {
    ticks = new Ticker(gossipInterval);
  }

  /** When something is due next, by {@link System#nanoTime()}. */
  long next() {
    return ticks.next() - heartbeats.next() < 0 ? ticks.next() : heartbeats.next();
  }

  /** Adds what is due. */
  void addTo(List<Item> items) {
    if (ticks.isDue()) {
      items.add(new Item(new Tick(), null));
    }
    if (heartbeats.isDue()) {
      items.add(new Item(new Heartbeat(), null));
    }
  }
}
