package dev.onevalue.node.http.age;

import dev.onevalue.node.http.problem.ProblemException;
import dev.onevalue.node.http.resource.Parameters;
import dev.onevalue.node.runtime.NodeState;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How old a node's knowledge may be for a request: {@code Cache-Control: max-age=2}, or {@code
 * ?maxAge=2s}; the stricter counts. Browsers send {@code max-age=0} when a page is reloaded, which
 * asks caches to ask us: it is no bound.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-5.2.1.1">RFC 9111, max-age</a>
 */
public final class AgeBound {

  private static final Pattern MAX_AGE =
      Pattern.compile("(?i)(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?=,|$)");
  private static final Duration LONGEST = Duration.ofSeconds(99_999);

  private AgeBound() {}

  /**
   * The bound of a request, if it has one.
   *
   * @throws ProblemException if the parameter is no duration; headers that are none are ignored, as
   *     everywhere
   */
  public static Optional<Duration> of(@Nullable String cacheControl, @Nullable String parameter)
      throws ProblemException {
    Optional<Duration> asked =
        parameter == null
            ? Optional.empty()
            : Optional.of(Parameters.duration("maxAge", parameter, Duration.ZERO, LONGEST));
    return Stream.concat(asked.stream(), ofHeader(cacheControl).stream()).sorted().findFirst();
  }

  /** Whether a node can promise it. */
  public static boolean isMet(Duration bound, NodeState state, long now) {
    OptionalLong age = state.ageNanos(now);
    return age.isPresent() && age.getAsLong() <= bound.toNanos();
  }

  private static Optional<Duration> ofHeader(@Nullable String cacheControl) {
    Matcher matcher = MAX_AGE.matcher(cacheControl == null ? "" : cacheControl);
    return matcher.find()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(matcher.group(1)))).filter(d -> !d.isZero())
        : Optional.empty();
  }
}
