package dev.onevalue.node.http.age;

import dev.onevalue.node.core.freshness.Peer;
import dev.onevalue.node.http.problem.ProblemException;
import dev.onevalue.node.runtime.NodeState;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/** Tells the age of what is answered, and refuses to answer with what is older than asked. */
public final class AgeFilter {

  public static final String PARAMETER = "maxAge";

  private final Supplier<NodeState> state;
  private final Ages ages;

  public AgeFilter(Supplier<NodeState> state, Ages ages) {
    this.state = state;
    this.ages = ages;
  }

  /** Adds it to all routes of these paths. */
  public void addTo(RoutesConfig routes, List<String> paths) {
    for (String path : paths) {
      routes.before(path, this::requireFresh);
      routes.after(path, this::tell);
    }
  }

  /** Whether a request says nothing of an age. */
  public static boolean isUnbounded(HttpFields headers, @Nullable String query) {
    return !headers.contains(HttpHeader.CACHE_CONTROL)
        && (query == null || !query.contains(PARAMETER));
  }

  private void tell(Context context) {
    ages.putOn(
        ServletContextRequest.getServletContextRequest(context.req())
            .getServletContextResponse()
            .getHeaders());
  }

  private void requireFresh(Context context) throws ProblemException {
    Optional<Duration> bound =
        AgeBound.of(context.header(Header.CACHE_CONTROL), context.queryParam(PARAMETER));
    if (bound.isPresent()) {
      require(bound.get());
    }
  }

  private void require(Duration bound) throws ProblemException {
    long now = System.nanoTime();
    NodeState known = state.get();
    if (!AgeBound.isMet(bound, known, now)) {
      throw ProblemException.tryAgain(detail(known.ageNanos(now), bound))
          .with("unheard", unheard(known, now, bound));
    }
  }

  private static String detail(OptionalLong age, Duration bound) {
    String known =
        age.isPresent()
            ? "may have missed writes for %d ms".formatted(Ages.millis(age.getAsLong()))
            : "does not know what the others have written";
    return "this node %s, more than the %d ms asked for".formatted(known, bound.toMillis());
  }

  private static List<Unheard> unheard(NodeState known, long now, Duration bound) {
    return known.freshness().unheard(now, bound.toNanos()).stream()
        .map(peer -> Unheard.of(peer, now))
        .toList();
  }

  /**
   * A member whose writes may have been missed.
   *
   * @param ageMillis for how long; null if for ever
   */
  private record Unheard(String member, String address, @Nullable Long ageMillis) {

    static Unheard of(Peer peer, long now) {
      OptionalLong age = peer.ageNanos(now);
      return new Unheard(
          peer.member().id().toString(),
          peer.member().endpoint().toString(),
          age.isPresent() ? Ages.millis(age.getAsLong()) : null);
    }
  }
}
