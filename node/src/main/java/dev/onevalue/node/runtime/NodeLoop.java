package dev.onevalue.node.runtime;

import dev.onevalue.node.core.GossipMessage;
import dev.onevalue.node.core.Input;
import dev.onevalue.node.core.Input.CheckpointRead;
import dev.onevalue.node.core.Input.ContactsChanged;
import dev.onevalue.node.core.Input.Leaving;
import dev.onevalue.node.core.Input.Notify;
import dev.onevalue.node.core.Input.Received;
import dev.onevalue.node.core.Input.Restore;
import dev.onevalue.node.core.Input.ViewChanged;
import dev.onevalue.node.core.Output;
import dev.onevalue.node.core.Replica;
import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.membership.View;
import dev.onevalue.node.core.receipt.Ack;
import dev.onevalue.node.core.receipt.Refusal.Reason;
import dev.onevalue.node.core.register.Precondition;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.TraceId;
import dev.onevalue.node.runtime.Inbox.Item;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes a node's state. Whatever happens to the node waits in its inbox; all
 * that waits is applied together, made durable, published, sent, and only then answered.
 *
 * <p>Thread-safe. Reads never wait: {@link #state()} is one volatile load. A failure that is no
 * answer ends the loop: it refuses all writes from then on, and {@link #isAlive()} tells.
 */
public final class NodeLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NodeLoop.class);

  /** How long a write may wait to be applied. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

  private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long CLOSING_MILLIS = 3_000;

  private final Steps steps;
  private final Rhythm rhythm;
  private final Inbox inbox = new Inbox();
  private final AtomicLong tickets = new AtomicLong();
  private final Thread thread;
  private volatile NodeState state;
  private volatile long lastStep = System.nanoTime();
  private volatile boolean closed;
  private volatile boolean failed;

  /**
   * Starts the thread, which alone uses the replica from here on.
   *
   * @param gossipInterval time between two ticks
   * @param listeners are told on the loop's thread what followed: they must not block nor throw
   */
  public NodeLoop(
      Replica replica,
      Transport transport,
      Duration gossipInterval,
      List<Consumer<Output>> listeners) {
    this.steps = new Steps(replica, transport, listeners, this::publish);
    this.rhythm = new Rhythm(gossipInterval);
    this.state = steps.state();
    this.thread = Thread.ofPlatform().name("node-loop").unstarted(this::run);
    thread.start();
  }

  /** What the node knows now. */
  public NodeState state() {
    return state;
  }

  /** Whether inputs are still applied: the loop neither ended nor stands still for 10 s. */
  public boolean isAlive() {
    return thread.isAlive() && !failed && System.nanoTime() - lastStep < STALLED_NANOS;
  }

  /** How many inputs wait. */
  public int waiting() {
    return inbox.size();
  }

  /**
   * Sets the value, whatever it is; no other member needs to hold it yet.
   *
   * @param trace of the request
   */
  public Request set(long value, TraceId trace) {
    return set(new SetCommand(value, Ack.ONE, DEFAULT_TIMEOUT, Precondition.NONE, trace));
  }

  /** Sets the value, if its precondition is met when it is applied. */
  public Request set(SetCommand set) {
    long deadline = System.nanoTime() + set.timeout().toNanos();
    return submit(
        ticket ->
            new Input.Set(
                ticket, set.value(), set.ack(), deadline, set.precondition(), set.trace()),
        deadline);
  }

  /** Merges a register that was kept elsewhere, even if the node is not informed. */
  public Request restore(Register kept) {
    long deadline = System.nanoTime() + DEFAULT_TIMEOUT.toNanos();
    return submit(ticket -> new Restore(ticket, kept), deadline);
  }

  /** The checkpoint that the node waits for was read; empty if there is none. */
  public void checkpointRead(Optional<Register> checkpoint) {
    inbox.put(new CheckpointRead(checkpoint.orElse(null)));
  }

  /**
   * Takes a value over if its generation is higher.
   *
   * @param generation 0 to {@value dev.onevalue.node.core.register.Version#MAX_GENERATION}
   * @param notifier who tells of it, for the log
   */
  public Request notify(long value, long generation, String notifier) {
    long deadline = System.nanoTime() + DEFAULT_TIMEOUT.toNanos();
    return submit(ticket -> new Notify(ticket, value, generation, notifier), deadline);
  }

  /**
   * Another node says something.
   *
   * @return whether there was room for it; if not, it is dropped, and gossip repairs that
   */
  public boolean received(Member from, GossipMessage message) {
    return inbox.offer(new Received(from, message));
  }

  /** The membership changed to these nodes, this one included. */
  public void viewChanged(View view) {
    inbox.put(new ViewChanged(view));
  }

  /** Others are to be expected at these addresses, and this node can be called. */
  public void contactsChanged(Contacts contacts) {
    inbox.put(new ContactsChanged(contacts));
  }

  /** Hands over what the node has, applies what waits, refuses what comes later, and ends. */
  @Override
  public void close() {
    var _ = inbox.offer(new Leaving());
    closed = true;
    try {
      thread.join(CLOSING_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Request submit(LongFunction<Input> input, long deadline) {
    var request = new Request(input.apply(tickets.incrementAndGet()), deadline);
    if (closed || failed) {
      request.refuse(Reason.STOPPED, "this node is leaving, or has failed");
    } else if (!inbox.offer(request)) {
      request.refuse(Reason.OVERLOADED, "too many writes wait on this node");
    }
    return request;
  }

  private void publish(NodeState published) {
    state = published;
  }

  private void run() {
    try {
      while (!closed || inbox.size() > 0) {
        List<Item> items = inbox.take(steps.nanosUntilDue(rhythm.next(), LONGEST_WAIT_NANOS));
        rhythm.addTo(items);
        steps.apply(items);
        lastStep = System.nanoTime();
      }
    } catch (Throwable e) {
      failed = true;
      LOG.error("the node's loop has failed: it takes no more inputs", e);
    } finally {
      closed = true;
      steps.abandon();
      inbox.refuseAll();
    }
  }
}
