package dev.onevalue.operator;

import io.javaoperatorsdk.operator.RuntimeInfo;
import io.javaoperatorsdk.operator.health.EventSourceHealthIndicator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Whether the operator works: it has started, and every watch of it has. One that waits for its
 * turn to lead works. Thread-safe.
 *
 * @param runtime of the operator
 */
record Health(RuntimeInfo runtime) {

  /** What is wrong, in one line; empty: it works. */
  Optional<String> problem() {
    if (!runtime.isStarted()) {
      return Optional.of("starting: not all watches have begun");
    }
    var unhealthy = new TreeSet<String>();
    runtime.unhealthyEventSources().values().stream()
        .map(Map<String, EventSourceHealthIndicator>::keySet)
        .forEach(unhealthy::addAll);
    return unhealthy.isEmpty()
        ? Optional.empty()
        : Optional.of("not watched: " + String.join(", ", unhealthy));
  }
}
