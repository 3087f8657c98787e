package dev.onevalue.node.runtime;

import dev.onevalue.node.core.Envelope;
import dev.onevalue.node.core.GossipMessage;
import dev.onevalue.node.core.Gossiper;
import dev.onevalue.node.core.NodeId;
import dev.onevalue.node.core.Register;
import dev.onevalue.node.core.WriteRefusedException;
import dev.onevalue.node.core.WriteRefusedException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes a node's state. Whatever happens to the node waits in its queue; one
 * after the other is applied, published, sent, and only then acknowledged.
 *
 * <p>Thread-safe. Reads never wait: {@link #state()} is one volatile load.
 */
public final class NodeLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NodeLoop.class);
  private static final int MAX_WAITING_INPUTS = 16_384;

  private record Input(
      Supplier<List<Envelope>> transition, CompletableFuture<Register> acknowledgement) {}

  private final Gossiper gossiper;
  private final Transport transport;
  private final long tickNanos;
  private final BlockingQueue<Input> inputs = new ArrayBlockingQueue<>(MAX_WAITING_INPUTS);
  private final Thread thread;
  private volatile NodeState state;
  private volatile boolean closed;

  /**
   * Starts the thread, which alone uses the gossiper from here on.
   *
   * @param gossipInterval time between two ticks
   */
  public NodeLoop(Gossiper gossiper, Transport transport, Duration gossipInterval) {
    this.gossiper = gossiper;
    this.transport = transport;
    this.tickNanos = gossipInterval.toNanos();
    this.state = new NodeState(gossiper.register(), List.of(), gossiper.informed());
    this.thread = Thread.ofPlatform().name("node-loop").unstarted(this::run);
    thread.start();
  }

  /** What the node knows now. */
  public NodeState state() {
    return state;
  }

  /** Whether inputs are still applied. */
  public boolean isAlive() {
    return thread.isAlive();
  }

  /**
   * Sets the value.
   *
   * @return completes with the register written once it was applied and handed to the transport, or
   *     exceptionally with a {@link WriteRefusedException}
   */
  public CompletableFuture<Register> set(long value) {
    return submit(() -> gossiper.onSet(value));
  }

  /**
   * Takes a value over if its generation is higher.
   *
   * @param generation 0 to {@value dev.onevalue.node.core.Version#MAX_GENERATION}
   * @param notifier who tells of it, for the log
   * @return completes with the register after that, or exceptionally with a {@link
   *     WriteRefusedException}
   */
  public CompletableFuture<Register> notify(long value, long generation, String notifier) {
    return submit(() -> logAccepted(notifier, () -> gossiper.onNotify(value, generation)));
  }

  /** Another node sent a message. It is dropped if too many inputs wait: gossip repairs that. */
  public void received(NodeId from, GossipMessage message) {
    var _ = submit(() -> logAccepted(from.name(), () -> gossiper.onMessage(from, message)));
  }

  /** The membership changed to these nodes, this one included. Waits for a place in the queue. */
  public void membersChanged(List<NodeId> members) {
    put(() -> {
      state = new NodeState(gossiper.register(), members, gossiper.informed());
      return gossiper.onMembers(members);
    });
  }

  /** There is no other node to learn the cluster's value from. Waits for a place in the queue. */
  public void foundAlone() {
    put(() -> {
      gossiper.onFoundAlone();
      return List.of();
    });
  }

  /** Applies what waits, refuses what comes later, and ends the thread. */
  @Override
  public void close() {
    closed = true;
    put(List::of);
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private CompletableFuture<Register> submit(Supplier<List<Envelope>> transition) {
    var input = new Input(transition, new CompletableFuture<>());
    if (closed) {
      refuse(input, Reason.STOPPED, "this node is leaving");
    } else if (!inputs.offer(input)) {
      refuse(input, Reason.OVERLOADED, "too many writes wait on this node");
    }
    return input.acknowledgement;
  }

  private static void refuse(Input input, Reason reason, String message) {
    input.acknowledgement.completeExceptionally(new WriteRefusedException(reason, message));
  }

  private void put(Supplier<List<Envelope>> transition) {
    try {
      inputs.put(new Input(transition, new CompletableFuture<>()));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      long nextTick = System.nanoTime() + tickNanos;
      while (!closed || !inputs.isEmpty()) {
        Input input = inputs.poll(nextTick - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (input != null) {
          apply(input);
        }
        if (System.nanoTime() - nextTick >= 0) {
          apply(new Input(gossiper::onTick, new CompletableFuture<>()));
          nextTick = System.nanoTime() + tickNanos;
        }
      }
    } catch (InterruptedException _) {
      LOG.error("the node's loop was interrupted: it takes no more inputs");
    }
  }

  private void apply(Input input) {
    try {
      List<Envelope> envelopes = input.transition.get();
      publish();
      envelopes.forEach(transport::send);
      input.acknowledgement.complete(state.register());
    } catch (RuntimeException e) {
      input.acknowledgement.completeExceptionally(e);
      if (!(e instanceof WriteRefusedException)) {
        LOG.error("an input could not be applied; the node goes on", e);
      }
    }
  }

  private void publish() {
    state = new NodeState(gossiper.register(), state.members(), gossiper.informed());
  }

  private List<Envelope> logAccepted(String notifier, Supplier<List<Envelope>> transition) {
    Register before = gossiper.register();
    List<Envelope> envelopes = transition.get();
    Register after = gossiper.register();
    if (after.isNewerThan(before)) {
      LOG.info("NewVal: {} Gen: {} Notifier: {}", after.value(), after.generation(), notifier);
    }
    return envelopes;
  }
}
