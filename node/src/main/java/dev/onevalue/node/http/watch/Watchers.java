package dev.onevalue.node.http.watch;

import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.http.change.Changes;
import dev.onevalue.node.runtime.NodeState;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All streams, and the one thread that sends to them. Nobody waits for anybody: what a client does
 * not take is not sent to it. Thread-safe.
 */
public final class Watchers implements AutoCloseable {

  /** Whoever does not take what was sent to it for so long is cut. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);
  private static final Duration CLOSING = Duration.ofSeconds(1);

  private final Supplier<NodeState> state;
  private final Changes changes;
  private final StreamLimit limit;
  private final ConcurrentHashMap<Integer, Heartbeats> byPeriod = new ConcurrentHashMap<>();
  private final Thread thread;
  private long looked;
  private volatile Register newest;
  private volatile boolean rescheduled;
  private volatile boolean leaving;

  /**
   * Starts the thread.
   *
   * @param max how many streams there may be
   */
  public Watchers(Supplier<NodeState> state, Changes changes, int max) {
    this.state = state;
    this.changes = changes;
    this.limit = new StreamLimit(max);
    this.newest = state.get().register();
    this.thread = Thread.ofPlatform().name("watch").daemon().unstarted(this::run);
    thread.start();
  }

  /** How many streams there are. */
  public int size() {
    return limit.size();
  }

  /** Whether there may be one more; if so, it is counted from now on. */
  boolean reserve(boolean secure) {
    return !leaving && limit.reserve(secure);
  }

  /** Sends to this one from now on. */
  void add(WatchConnection stream) {
    if (beats(stream).add(stream)) {
      rescheduled = true;
      LockSupport.unpark(thread);
    }
  }

  void remove(WatchConnection stream) {
    if (beats(stream).remove(stream)) {
      limit.release(stream.isSecure());
    }
  }

  /** Sends what this one has missed while it was busy. */
  void catchUp(WatchConnection stream) {
    if (stream.lacks(newest)) {
      NodeState present = state.get();
      stream.sendChange(present.register(), Events.change(stream.format(), present));
    }
  }

  /** Tells all that the node leaves, and ends the streams. */
  @Override
  public void close() {
    leaving = true;
    LockSupport.unpark(thread);
    try {
      thread.join(CLOSING);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Heartbeats beats(WatchConnection stream) {
    return byPeriod.computeIfAbsent(stream.heartbeatMillis(), Heartbeats::new);
  }

  private void run() {
    try {
      while (!leaving) {
        awaitStream();
        var _ = changes.await(this::isSomethingToDo, nextDue());
        rescheduled = false;
        sendChange();
        sendHeartbeats();
        cutStuck();
      }
      all().forEach(stream -> stream.leave(Events.leaving(stream.format())));
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts it", e);
    }
  }

  /** No change wakes it as long as nobody is to be told. */
  private void awaitStream() {
    while (size() == 0 && !leaving) {
      LockSupport.park(this);
    }
  }

  private boolean isSomethingToDo() {
    return leaving || rescheduled || state.get().register().isNewerThan(newest);
  }

  private long nextDue() {
    long now = System.nanoTime();
    return now
        + byPeriod.values().stream()
            .mapToLong(beats -> beats.nanosUntilDue(now))
            .reduce(LOOK_INTERVAL.toNanos(), Math::min);
  }

  private void sendChange() {
    NodeState present = state.get();
    if (present.register().isNewerThan(newest)) {
      newest = present.register();
      Map<EventFormat, ByteBuffer> events = each(format -> Events.change(format, present));
      all()
          .forEach(stream ->
              stream.sendChange(
                  present.register(), Objects.requireNonNull(events.get(stream.format()))));
    }
  }

  private void sendHeartbeats() {
    long now = System.nanoTime();
    byPeriod.values().stream().filter(beats -> beats.isDue(now)).forEach(this::beat);
  }

  private void beat(Heartbeats beats) {
    NodeState present = state.get();
    Map<EventFormat, ByteBuffer> events = each(format -> Events.heartbeat(format, present));
    beats
        .streams()
        .forEach(
            stream -> stream.sendHeartbeat(Objects.requireNonNull(events.get(stream.format()))));
  }

  private static Map<EventFormat, ByteBuffer> each(Function<EventFormat, ByteBuffer> event) {
    Map<EventFormat, ByteBuffer> events = new EnumMap<>(EventFormat.class);
    for (EventFormat format : EventFormat.values()) {
      events.put(format, event.apply(format));
    }
    return events;
  }

  private void cutStuck() {
    long now = System.nanoTime();
    if (now - looked >= LOOK_INTERVAL.toNanos()) {
      looked = now;
      all().forEach(stream -> stream.cutIfStuck(now, PATIENCE.toNanos()));
    }
  }

  private Stream<WatchConnection> all() {
    return byPeriod.values().stream().flatMap(Heartbeats::streams);
  }
}
