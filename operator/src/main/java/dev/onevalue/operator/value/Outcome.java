package dev.onevalue.operator.value;

import dev.onevalue.api.v1alpha1.AppliedValue;
import org.jspecify.annotations.Nullable;

/**
 * What became of a declared value. Immutable.
 *
 * @param done true: it was set, or there is none; else it is tried again
 * @param reason why, in one CamelCase word
 * @param message why, in words for people
 * @param applied what was set last; null: nothing
 */
public record Outcome(boolean done, String reason, String message, @Nullable AppliedValue applied) {

  /** Nothing is declared. */
  public static final Outcome NOT_DECLARED =
      new Outcome(
          true, "NotDeclared", "spec.value is not set: the value is set over REST alone", null);

  static Outcome applied(AppliedValue applied) {
    return new Outcome(
        true,
        "Applied",
        "value %d was set, at generation %d".formatted(applied.value(), applied.generation()),
        applied);
  }
}
