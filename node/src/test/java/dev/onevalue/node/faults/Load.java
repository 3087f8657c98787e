package dev.onevalue.node.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Clients on every node, each of which asks, thinks a little, and asks again, until it is closed.
 */
final class Load implements AutoCloseable {

  private static final int CLIENTS_OF_A_NODE = 3;
  private static final long THINKING_MILLIS = 10;

  private final ScheduledExecutorService clients;
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  private Load(int size) {
    clients = Executors.newScheduledThreadPool(size, Thread.ofVirtual().factory());
  }

  /** Two of a node's clients write, and one reads. */
  static Load on(Cluster cluster, String ack) {
    List<Integer> nodes = cluster.nodes();
    var load = new Load(nodes.size() * CLIENTS_OF_A_NODE);
    Client client = cluster.client();
    for (int node : nodes) {
      load.repeat(() -> client.write(cluster.node(node), ack));
      load.repeat(() -> client.write(cluster.node(node), ack));
      load.repeat(() -> client.read(cluster.node(node)));
    }
    return load;
  }

  private void repeat(Runnable request) {
    var _ =
        clients.scheduleWithFixedDelay(
            () -> {
              try {
                request.run();
              } catch (Throwable e) {
                failures.add(e);
              }
            },
            0,
            THINKING_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  /** Lets all have their last answer. */
  @Override
  public void close() {
    clients.close();
    List<Throwable> seen = new ArrayList<>(failures);
    if (!seen.isEmpty()) {
      throw new AssertionError("%d clients failed".formatted(seen.size()), seen.getFirst());
    }
  }
}
