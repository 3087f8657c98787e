package dev.onevalue.node.runtime;

import dev.onevalue.node.core.register.Moment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** This machine's clocks. */
public final class Clock {

  private Clock() {}

  public static Moment now() {
    return new Moment(System.nanoTime(), ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
  }
}
