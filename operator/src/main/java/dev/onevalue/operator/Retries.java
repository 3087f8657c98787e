package dev.onevalue.operator;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import dev.onevalue.operator.problem.Problem;
import dev.onevalue.operator.value.Outcome;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When to try again what did not succeed: soon, then less and less often, but for ever. Each new
 * problem is one line of the log. Thread-safe.
 */
final class Retries {
  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LAST = Duration.ofSeconds(30);

  /** Not all that a cluster waits for is told by a watch: refusals are events. */
  private static final Duration UNFINISHED = Duration.ofSeconds(5);

  private final Map<ResourceID, Failing> failing = new ConcurrentHashMap<>();

  private record Failing(List<Problem> problems, Duration next) {}

  /** After what time to look again; zero: all is as asked, until something changes. */
  Duration after(
      OneValueCluster cluster,
      OneValueClusterStatus status,
      List<Problem> problems,
      Outcome value) {
    ResourceID id = ResourceID.fromResource(cluster);
    if (problems.isEmpty() && value.done()) {
      failing.remove(id);
      return isReady(status) ? Duration.ZERO : UNFINISHED;
    }
    Failing known = failing.get(id);
    if (known == null || !known.problems().equals(problems)) {
      problems.forEach(problem -> log(id, problem.reason(), problem.message()));
    }
    Duration now = known == null ? FIRST : known.next();
    Duration next = now.multipliedBy(2);
    failing.put(id, new Failing(problems, next.compareTo(LAST) > 0 ? LAST : next));
    return now;
  }

  private static boolean isReady(OneValueClusterStatus status) {
    return status.conditions().stream()
        .anyMatch(c -> "Ready".equals(c.getType()) && "True".equals(c.getStatus()));
  }

  /** The soonest of those that are not zero; zero: all are. */
  static Duration soonest(Duration... delays) {
    return Stream.of(delays)
        .filter(Duration::isPositive)
        .min(Comparator.naturalOrder())
        .orElse(Duration.ZERO);
  }

  /** An API server that is away, or a conflict, is expected; anything else is a mistake of ours. */
  void failed(OneValueCluster cluster, Exception error) {
    ResourceID id = ResourceID.fromResource(cluster);
    if (error instanceof KubernetesClientException) {
      log(id, "not reconciled, tried again", error.getMessage());
    } else {
      LOG.atError().addKeyValue("cluster", id).setCause(error).log("not reconciled, tried again");
    }
  }

  private static void log(ResourceID id, String what, @Nullable String why) {
    LOG.atWarn()
        .addKeyValue("namespace", id.getNamespace().orElse(""))
        .addKeyValue("cluster", id.getName())
        .addKeyValue("reason", why)
        .log(what);
  }
}
