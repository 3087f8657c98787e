package dev.onevalue.node.page;

import dev.onevalue.node.process.NodeProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writes of which none has heard of the other. */
final class Conflict {

  private static final int AT_ONCE = 3;

  private Conflict() {}

  /** Sets on all of these at the same time, until this one has seen a write that lost. */
  static void provoke(NodeProcess seen, List<NodeProcess> writers)
      throws InterruptedException, ExecutionException {
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 1; !seen.get("/v1/history").body().contains("\"kept\":false"); round++) {
        List<Future<?>> sets = new ArrayList<>();
        for (int i = 0; i < AT_ONCE * writers.size(); i++) {
          NodeProcess writer = writers.get(i % writers.size());
          int value = round + 20 * i;
          sets.add(clients.submit(() -> writer.get("/set/" + value)));
        }
        for (Future<?> set : sets) {
          set.get();
        }
      }
    }
  }
}
