package dev.onevalue.operator.status.condition;

/**
 * Condition Stalled, present only while it is True: the {@code spec} will not be carried out unless
 * somebody does something.
 */
public final class Stalled {

  private Stalled() {}

  /** Of any cluster. */
  public static Verdict of(Situation situation) {
    return situation
        .lastingProblem()
        .map(problem -> Verdict.yes(problem.reason(), problem.message()))
        .orElse(Verdict.no("NotStalled", ""));
  }
}
