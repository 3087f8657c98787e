package dev.onevalue.node.runtime;

import dev.onevalue.node.core.Input;
import dev.onevalue.node.core.Input.CheckpointRead;
import dev.onevalue.node.core.Input.ContactsChanged;
import dev.onevalue.node.core.Input.ViewChanged;
import dev.onevalue.node.core.receipt.Refusal.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be applied, bounded. Nobody who puts something in ever waits: of views, contacts
 * and checkpoints only the latest counts, and everything else is refused when there is no room. Thread-safe.
 */
final class Inbox {

  /** An input, and the one who waits for its answer, if anyone does. */
  record Item(Input input, @Nullable Request request) {}

  private static final Item WAKE = new Item(new Input.Tick(), null);
  private static final int CAPACITY = 16_384;
  private static final int MOST_AT_ONCE = 1_024;

  private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(CAPACITY);
  private final AtomicReference<@Nullable ViewChanged> view = new AtomicReference<>();
  private final AtomicReference<@Nullable ContactsChanged> contacts = new AtomicReference<>();
  private final AtomicReference<@Nullable CheckpointRead> checkpoint = new AtomicReference<>();

  boolean offer(Input input) {
    return items.offer(new Item(input, null));
  }

  boolean offer(Request request) {
    return items.offer(new Item(request.input(), request));
  }

  void put(ViewChanged latest) {
    view.set(latest);
    var _ = items.offer(WAKE);
  }

  void put(ContactsChanged latest) {
    contacts.set(latest);
    var _ = items.offer(WAKE);
  }

  void put(CheckpointRead latest) {
    checkpoint.set(latest);
    var _ = items.offer(WAKE);
  }

  /** What still waits will not be applied. */
  void refuseAll() {
    for (Item item = items.poll(); item != null; item = items.poll()) {
      if (item.request() != null) {
        item.request().refuse(Reason.STOPPED, "this node has ended");
      }
    }
  }

  int size() {
    return items.size();
  }

  /** What waits, as much as is applied at once; if nothing does, what comes within this time. */
  List<Item> take(long nanos) throws InterruptedException {
    List<Item> taken = new ArrayList<>();
    Item first = items.poll(nanos, TimeUnit.NANOSECONDS);
    Stream.of(view.getAndSet(null), contacts.getAndSet(null), checkpoint.getAndSet(null))
        .filter(Objects::nonNull)
        .forEach(latest -> taken.add(new Item(latest, null)));
    if (first != null) {
      taken.add(first);
      items.drainTo(taken, MOST_AT_ONCE);
      taken.removeIf(WAKE::equals);
    }
    return taken;
  }
}
