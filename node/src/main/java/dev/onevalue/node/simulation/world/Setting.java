package dev.onevalue.node.simulation.world;

import dev.onevalue.node.simulation.promise.Promises;
import java.util.function.Supplier;

/** What all in one world share: its time, its luck, and who watches. */
record Setting(Schedule schedule, Dice dice, Faults faults, Trace trace, Promises promises) {

  /** Whether this goes wrong now. */
  boolean strikes(Fault fault) {
    return dice.chance(faults.rate(fault));
  }

  void say(String who, Supplier<String> what) {
    trace.say(schedule, who, what);
  }
}
