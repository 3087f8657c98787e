package dev.onevalue.node.cluster;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jgroups.PhysicalAddress;
import org.jspecify.annotations.Nullable;

/**
 * A bounded queue for each endpoint, and a virtual thread for each that is not empty: an endpoint
 * that is slow, stopped or out of reach keeps neither the caller nor any other endpoint waiting.
 * What does not fit is dropped; so is what waits behind a frame that could not be sent. Gossip, and
 * JGroups' retransmission, repair that. Thread-safe.
 */
final class Outboxes {

  /** Takes a frame to an endpoint, for as long as it takes. */
  @FunctionalInterface
  interface Wire {
    void send(PhysicalAddress to, byte[] frame) throws Exception;
  }

  static final int MAX_BYTES = 1 << 20;

  private final Map<PhysicalAddress, Outbox> outboxes = new ConcurrentHashMap<>();
  private final Wire wire;

  Outboxes(Wire wire) {
    this.wire = wire;
  }

  /** Does not block; the array must not be changed any more. */
  void send(PhysicalAddress to, byte[] frame) {
    outboxes.compute(
        to,
        (endpoint, outbox) -> {
          Outbox queue = outbox == null ? started(endpoint) : outbox;
          queue.add(frame);
          return queue;
        });
  }

  boolean isEmpty() {
    return outboxes.isEmpty();
  }

  private Outbox started(PhysicalAddress to) {
    Thread.ofVirtual().name("to " + to).start(() -> sendAll(to));
    return new Outbox();
  }

  private void sendAll(PhysicalAddress to) {
    for (byte[] frame = next(to); frame != null; frame = next(to)) {
      try {
        wire.send(to, frame);
      } catch (Exception _) {
        outboxes.computeIfPresent(to, (_, outbox) -> outbox.cleared());
      }
    }
  }

  /** The next frame, or none, and then this thread is no longer the one that sends. */
  private byte @Nullable [] next(PhysicalAddress to) {
    byte[][] next = new byte[1][];
    outboxes.computeIfPresent(
        to,
        (_, outbox) -> {
          next[0] = outbox.frames.poll();
          return next[0] == null ? null : outbox.without(next[0]);
        });
    return next[0];
  }

  /** Guarded by the map that holds it. */
  private static final class Outbox {

    private final Deque<byte[]> frames = new ArrayDeque<>();
    private int bytes;

    void add(byte[] frame) {
      if (bytes + frame.length <= MAX_BYTES) {
        frames.add(frame);
        bytes += frame.length;
      }
    }

    Outbox without(byte[] frame) {
      bytes -= frame.length;
      return this;
    }

    Outbox cleared() {
      frames.clear();
      bytes = 0;
      return this;
    }
  }
}
