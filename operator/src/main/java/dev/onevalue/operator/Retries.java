package dev.onevalue.operator;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import dev.onevalue.operator.memory.Memory;
import dev.onevalue.operator.problem.ObjectProblems;
import dev.onevalue.operator.problem.Problem;
import dev.onevalue.operator.value.Outcome;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * When to try again what did not succeed: soon, then less and less often, but for ever. Each new
 * problem of a cluster is one line of the log; that the API server is away is none of a cluster.
 * Thread-safe.
 */
final class Retries {
  private static final Logger LOG = LoggerFactory.getLogger(Retries.class);
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration LAST = Duration.ofSeconds(30);

  /** Whatever passes by itself must not be waited for much longer than it takes. */
  private static final Duration LAST_OF_PASSING = Duration.ofSeconds(10);

  /** Until nothing is wrong any more, nothing is told twice, but for what is ever new. */
  private static final int MAX_TOLD = 32;

  /** Not all that a cluster waits for is told by a watch: refusals are events. */
  private static final Duration UNFINISHED = Duration.ofSeconds(5);

  private final Map<ResourceID, Failing> failing;

  private record Failing(Set<Problem> told, Duration next) {}

  Retries(Memory memory) {
    this.failing = memory.perCluster();
  }

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
    return again(id, problems);
  }

  private Duration again(ResourceID id, List<Problem> problems) {
    Failing known = failing.getOrDefault(id, new Failing(Set.of(), FIRST));
    Set<Problem> told = new HashSet<>(known.told());
    problems.stream().filter(told::add).forEach(problem -> log(id, problem));
    Duration last = problems.stream().allMatch(Problem::lasting) ? LAST : LAST_OF_PASSING;
    Duration next = known.next().multipliedBy(2);
    failing.put(
        id,
        new Failing(
            told.size() > MAX_TOLD ? Set.copyOf(problems) : told,
            next.compareTo(last) > 0 ? last : next));
    return known.next();
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
      again(id, List.of(ObjectProblems.of("OneValueCluster", error)));
    } else if (error instanceof RejectedExecutionException) {
      LOG.atDebug().addKeyValue("cluster", id).log("not reconciled: the operator ends");
    } else {
      LOG.atError().addKeyValue("cluster", id).setCause(error).log("not reconciled, tried again");
    }
  }

  private static void log(ResourceID id, Problem problem) {
    LOG.atLevel(problem.isOfApiServer() ? Level.DEBUG : Level.WARN)
        .addKeyValue("namespace", id.getNamespace().orElse(""))
        .addKeyValue("cluster", id.getName())
        .addKeyValue("reason", problem.message())
        .log(problem.reason());
  }
}
