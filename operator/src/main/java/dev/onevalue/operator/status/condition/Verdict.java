package dev.onevalue.operator.status.condition;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a condition says. Immutable.
 *
 * @param holds true if the condition holds
 * @param reason why, in one CamelCase word for programs
 * @param message why, in words for people
 */
public record Verdict(boolean holds, String reason, String message) {
  private static final int NAMES_SHOWN = 5;

  /** It holds. */
  public static Verdict yes(String reason, String message) {
    return new Verdict(true, reason, message);
  }

  /** It does not. */
  public static Verdict no(String reason, String message) {
    return new Verdict(false, reason, message);
  }

  /** The names as part of a message, which stays short however many there are. */
  public static String list(List<String> names) {
    String shown = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
    int more = names.size() - NAMES_SHOWN;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }
}
