package dev.onevalue.node.simulation.world;

import dev.onevalue.node.core.Input;

/** Gives a node the same input again and again, as long as it lives, about once in a time. */
record Rhythm(Setting setting, long nanos, Input input) {

  void begin(Life life) {
    long early = nanos - setting.dice().between(0, nanos / 10);
    setting
        .schedule()
        .in(
            early,
            () -> {
              if (life.isAlive()) {
                // a pause, however long, counts as one
                if (!life.isGiven(input)) {
                  life.take(input);
                }
                begin(life);
              }
            });
  }
}
