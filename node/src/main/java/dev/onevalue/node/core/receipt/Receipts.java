package dev.onevalue.node.core.receipt;

import dev.onevalue.node.core.receipt.Receipt.Holder;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The writes of one node that wait until as many members as asked hold them. A member counts once
 * it has said so itself. Not thread-safe.
 */
public final class Receipts {

  /** What a write waits for. */
  public record Wanted(Ack ack, long startNanos, long deadlineNanos) {}

  private record Pending(long ticket, Register written, Wanted wanted, Map<NodeId, Long> holders) {}

  private final NodeId self;

  /** In the order of their registers, the oldest first. */
  private final Deque<Pending> pending = new ArrayDeque<>();

  public Receipts(NodeId self) {
    this.self = self;
  }

  /** A write begins to wait. It must be newer than those before it, or the same. */
  public void add(long ticket, Register written, Wanted wanted) {
    pending.addLast(new Pending(ticket, written, wanted, new LinkedHashMap<>()));
  }

  /** A member says that it holds this register for good. */
  public void onHeld(NodeId member, Register held, long nanos) {
    for (Pending each : pending) {
      if (each.written().isNewerThan(held)) {
        return;
      }
      each.holders().putIfAbsent(member, nanos - each.wanted().startNanos());
    }
  }

  /**
   * Answers those that are confirmed, and those whose time is over.
   *
   * @param members the ids of all members, asked for only if it is needed
   * @param discarded whether a write has lost against a concurrent one
   */
  public List<Answer> settle(
      Supplier<Set<NodeId>> members, Predicate<Register> discarded, long nanos) {
    if (pending.isEmpty()) {
      return List.of();
    }
    Set<NodeId> current = members.get();
    List<Answer> answers = new ArrayList<>();
    for (Iterator<Pending> each = pending.iterator(); each.hasNext(); ) {
      Pending next = each.next();
      Receipt receipt = receipt(next, current, discarded);
      if (receipt.confirmed() || (isWritten(next) && isOver(next, nanos))) {
        answers.add(new Answer(next.ticket(), receipt));
        each.remove();
      }
    }
    return answers;
  }

  /** Refuses those that this node does not hold itself. */
  public List<Answer> refuseUnwritten(Refusal refusal) {
    List<Answer> refused =
        pending.stream()
            .filter(each -> !isWritten(each))
            .map(each -> new Answer(each.ticket(), refusal))
            .toList();
    pending.removeIf(each -> !isWritten(each));
    return refused;
  }

  /** Whether any waits for other members. */
  public boolean isAnyPending() {
    return pending.stream().anyMatch(each -> each.wanted().ack() != Ack.ONE);
  }

  /** When {@link #settle} is to be called at the latest, on the clock of the inputs. */
  public long nextDeadline(long otherwise) {
    return pending.stream().mapToLong(p -> p.wanted().deadlineNanos()).min().orElse(otherwise);
  }

  private boolean isWritten(Pending each) {
    return each.holders().containsKey(self);
  }

  private static boolean isOver(Pending each, long nanos) {
    return nanos - each.wanted().deadlineNanos() >= 0;
  }

  private Receipt receipt(Pending each, Set<NodeId> members, Predicate<Register> discarded) {
    List<Holder> holders =
        each.holders().entrySet().stream()
            .filter(held -> members.contains(held.getKey()))
            .map(held -> new Holder(held.getKey(), held.getValue()))
            .collect(Collectors.toList());
    boolean confirmed = holders.size() >= each.wanted().ack().of(members.size());
    List<NodeId> missing =
        members.stream().filter(member -> !each.holders().containsKey(member)).sorted().toList();
    return new Receipt(
        each.written(),
        confirmed && isWritten(each),
        discarded.test(each.written()),
        holders,
        missing);
  }
}
