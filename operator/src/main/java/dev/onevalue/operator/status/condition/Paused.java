package dev.onevalue.operator.status.condition;

/** Condition Paused, present only while it is True: the operator changes no object. */
public final class Paused {

  private Paused() {}

  /** Of any cluster. */
  public static Verdict of(Situation situation) {
    return new Verdict(
        situation.paused(),
        "SpecPaused",
        "spec.paused is true: changes of the spec and of objects wait");
  }
}
