package dev.onevalue.node.telemetry;

import dev.onevalue.node.core.GossipEvent;
import dev.onevalue.node.core.GossipEvent.Accepted;
import dev.onevalue.node.core.GossipEvent.Discarded;
import dev.onevalue.node.core.GossipEvent.Regained;
import dev.onevalue.node.core.GossipEvent.Written;
import dev.onevalue.node.core.Output;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.Version;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The last {@value #MAX_CHANGES} changes that this node has seen. Thread-safe. */
public final class History implements Consumer<Output> {

  public static final int MAX_CHANGES = 100;

  /**
   * A write that this node came to know.
   *
   * @param when by this node's clock
   * @param kept whether the node's register is this one, or descends from it; if not, it lost
   *     against a concurrent one. The last word on a write is that of the node that made it.
   * @param by who asked this node for it; null if it was another node, or is not known
   */
  public record Change(Register register, Instant when, boolean kept, @Nullable String by) {}

  private final InstantSource clock;
  private final Deque<Change> changes = new ArrayDeque<>();
  private final SequencedMap<Version, String> authors = new LinkedHashMap<>();

  public History(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void accept(Output output) {
    output.events().forEach(this::add);
  }

  /** What the clock shows by which changes are seen. */
  public Instant now() {
    return clock.instant();
  }

  /** The latest first. */
  public synchronized List<Change> changes() {
    return changes.stream().map(this::withAuthor).toList();
  }

  /** Who asked for a write: it is told of it before or after the write itself. */
  synchronized void writtenBy(String subject, Version version) {
    authors.putLast(version, subject);
    if (authors.size() > MAX_CHANGES) {
      authors.pollFirstEntry();
    }
  }

  private Change withAuthor(Change change) {
    String author = authors.get(change.register().version());
    return new Change(change.register(), change.when(), change.kept(), author);
  }

  private void add(GossipEvent event) {
    switch (event) {
      case Written(Register register) -> add(register, true);
      case Accepted(Register register, _) -> add(register, true);
      case Regained(Register register, _) -> add(register, true);
      case Discarded(Register loser, _) -> add(loser, false);
      default -> {}
    }
  }

  private synchronized void add(Register register, boolean kept) {
    changes.addFirst(new Change(register, clock.instant(), kept, null));
    if (changes.size() > MAX_CHANGES) {
      changes.removeLast();
    }
  }
}
