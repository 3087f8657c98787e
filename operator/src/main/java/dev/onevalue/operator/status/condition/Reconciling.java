package dev.onevalue.operator.status.condition;

/**
 * Condition Reconciling, present only while it is True: a change is on its way, and will arrive as
 * far as anybody can tell. What was lost after a change had arrived is {@link Degraded}.
 */
public final class Reconciling {

  private Reconciling() {}

  /** Of a cluster of which this is what {@link Ready} says. */
  public static Verdict of(Situation situation, Verdict ready) {
    boolean onItsWay =
        !ready.holds()
            && situation.lastingProblem().isEmpty()
            && !situation.paused()
            && !Degraded.of(situation, ready).holds();
    return new Verdict(onItsWay, ready.reason(), ready.message());
  }
}
