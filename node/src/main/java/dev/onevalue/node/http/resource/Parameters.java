package dev.onevalue.node.http.resource;

import dev.onevalue.node.http.log.Printable;
import dev.onevalue.node.http.problem.ProblemException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what requests say in their query and their headers. */
public final class Parameters {

  private static final Pattern DURATION = Pattern.compile("(\\d{1,5})(ms|s)");

  private Parameters() {}

  /**
   * A number with a unit.
   *
   * @throws ProblemException if it is none, or not between these two
   */
  public static Duration duration(String name, String text, Duration least, Duration most)
      throws ProblemException {
    Matcher matcher = DURATION.matcher(text);
    if (matcher.matches()) {
      long number = Long.parseLong(matcher.group(1));
      Duration duration =
          matcher.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
    }
    throw ProblemException.badRequest(
        "%s: '%s' is not a number with the unit ms or s, from %dms to %ds"
            .formatted(name, Printable.of(text), least.toMillis(), most.toSeconds()));
  }

  /**
   * An integer.
   *
   * @throws ProblemException if it is none, or not between these two
   */
  public static long integer(String name, String text, long least, long most)
      throws ProblemException {
    try {
      long number = text.matches("-?\\d{1,19}") ? Long.parseLong(text) : least - 1;
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // too long: as any that is out of range
    }
    throw ProblemException.badRequest(
        "%s: '%s' is not an integer from %d to %d"
            .formatted(name, Printable.of(text), least, most));
  }
}
