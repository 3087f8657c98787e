package dev.onevalue.node.faults;

import dev.onevalue.node.faults.Operation.Acknowledged;
import dev.onevalue.node.faults.Operation.Read;
import dev.onevalue.node.faults.Operation.Refused;
import dev.onevalue.node.faults.Operation.Write;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** What all clients asked and were told in one run. Thread-safe. */
final class History {

  private final Queue<Operation> operations = new ConcurrentLinkedQueue<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private final Map<Life, Long> starts = new ConcurrentHashMap<>();

  void add(Operation operation) {
    operations.add(operation);
    if (operation instanceof Write write && write.result() instanceof Acknowledged) {
      acknowledged.incrementAndGet();
    }
  }

  /** A life begins now. */
  void addStart(Life life) {
    starts.put(life, System.nanoTime());
  }

  /** How many writes were acknowledged so far. */
  long acknowledged() {
    return acknowledged.get();
  }

  /** When each life began. */
  Map<Life, Long> starts() {
    return Map.copyOf(starts);
  }

  List<Operation> operations() {
    return List.copyOf(operations);
  }

  Stream<Write> writes() {
    return operations.stream().filter(Write.class::isInstance).map(Write.class::cast);
  }

  Stream<Read> reads() {
    return operations.stream().filter(Read.class::isInstance).map(Read.class::cast);
  }

  /** For people. */
  @Override
  public String toString() {
    return "%d reads, %d of them answered; %d writes: %d acknowledged, %d refused, %d unknown"
        .formatted(
            reads().count(),
            reads().filter(read -> read.seen() != null).count(),
            writes().count(),
            acknowledged(),
            count(Refused.class),
            count(Operation.Unknown.class));
  }

  private long count(Class<? extends Operation.Result> result) {
    return writes().filter(write -> result.isInstance(write.result())).count();
  }
}
