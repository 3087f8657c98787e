package dev.onevalue.node.runtime;

import dev.onevalue.node.core.Input;
import dev.onevalue.node.core.Input.Notify;
import dev.onevalue.node.core.Input.Restore;
import dev.onevalue.node.core.Input.ViewChanged;
import dev.onevalue.node.core.Output;
import dev.onevalue.node.core.Replica;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.receipt.Answer;
import dev.onevalue.node.core.register.Moment;
import dev.onevalue.node.runtime.Inbox.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Steps the replica, and lets out what follows, in this order. Not thread-safe. */
final class Steps {

  /** An uninformed node looks more often whether its patience is over. */
  private static final long WAIT_WHILE_CLOSED_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Replica replica;
  private final Transport transport;
  private final List<Consumer<Output>> listeners;
  private final Consumer<NodeState> published;
  private final Map<Long, Request> requests = new HashMap<>();
  private List<Member> members = List.of();

  Steps(
      Replica replica,
      Transport transport,
      List<Consumer<Output>> listeners,
      Consumer<NodeState> published) {
    this.replica = replica;
    this.transport = transport;
    this.listeners = List.copyOf(listeners);
    this.published = published;
  }

  NodeState state() {
    boolean informed = replica.informed();
    return new NodeState(
        replica.self(),
        replica.register(),
        members,
        informed,
        informed ? "" : replica.closedBecause(),
        replica.freshness());
  }

  /** How long nothing need be done. */
  long nanosUntilDue(long nextTick, long longest) {
    long now = System.nanoTime();
    long wait = replica.informed() ? longest : WAIT_WHILE_CLOSED_NANOS;
    long due = Math.min(nextTick - now, replica.nextDeadline(now + longest) - now);
    return Math.clamp(due, 0, wait);
  }

  void apply(List<Item> items) {
    Moment now = Clock.now();
    List<Input> inputs = new ArrayList<>(items.size());
    for (Item item : items) {
      if (isTaken(item, now)) {
        inputs.add(item.input());
        remember(item);
      }
    }
    Output output = replica.step(inputs, now);
    published.accept(state());
    output.envelopes().forEach(transport::send);
    output.answers().forEach(this::answer);
    listeners.forEach(listener -> listener.accept(output));
  }

  /** No more steps: what becomes of the writes that were begun is not known here. */
  void abandon() {
    requests.values().forEach(Request::fail);
  }

  private static boolean isTaken(Item item, Moment now) {
    return item.request() == null || item.request().take(now.nanos());
  }

  private void remember(Item item) {
    switch (item.input()) {
      case Input.Set set -> remember(set.ticket(), item);
      case Notify notify -> remember(notify.ticket(), item);
      case Restore restore -> remember(restore.ticket(), item);
      case ViewChanged changed -> members = changed.view().members();
      default -> {}
    }
  }

  private void remember(long ticket, Item item) {
    if (item.request() != null) {
      requests.put(ticket, item.request());
    }
  }

  private void answer(Answer answer) {
    Request request = requests.remove(answer.ticket());
    if (request != null) {
      request.answer(answer.outcome());
    }
  }
}
