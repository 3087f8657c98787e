package dev.onevalue.operator.memory;

import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * All that is remembered of clusters from one reconciliation to the next, by whichever part of the
 * operator: it is forgotten in one place when they are no more. Thread-safe.
 */
public final class Memory {
  private final List<Map<ResourceID, ?>> parts = new CopyOnWriteArrayList<>();

  /** Room for one thing to remember of each cluster. */
  public <T> Map<ResourceID, T> perCluster() {
    Map<ResourceID, T> part = new ConcurrentHashMap<>();
    parts.add(part);
    return part;
  }

  /** Forgets all other clusters. */
  public void retain(Set<ResourceID> existing) {
    parts.forEach(part -> part.keySet().retainAll(existing));
  }

  /** Those of which anything is remembered. */
  public Set<ResourceID> clusters() {
    return parts.stream()
        .flatMap(part -> part.keySet().stream())
        .collect(Collectors.toUnmodifiableSet());
  }
}
