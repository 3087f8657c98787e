package dev.onevalue.operator.status.condition;

import dev.onevalue.operator.value.Outcome;

/** Condition ValueApplied: {@code spec.value} was set, or there is none. */
public final class ValueApplied {

  private ValueApplied() {}

  /** Of a cluster whose declared value met with this. */
  public static Verdict of(Outcome outcome) {
    return new Verdict(outcome.done(), outcome.reason(), outcome.message());
  }
}
