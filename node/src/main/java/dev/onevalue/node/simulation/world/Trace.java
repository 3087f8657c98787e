package dev.onevalue.node.simulation.world;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tells what happens in a world: a line for each event, with its virtual time and the node. */
public final class Trace {

  /** Tells nobody. */
  public static final Trace NONE = new Trace(null);

  private final @Nullable Consumer<String> lines;

  private Trace(@Nullable Consumer<String> lines) {
    this.lines = lines;
  }

  /** Tells it to this one. */
  public static Trace to(Consumer<String> lines) {
    return new Trace(lines);
  }

  void say(Schedule schedule, String who, Supplier<String> what) {
    if (lines != null) {
      lines.accept(
          String.format(Locale.ROOT, "%11.6f %-9s %s", schedule.now() / 1e9, who, what.get()));
    }
  }
}
