package dev.onevalue.node.faults;

import dev.onevalue.node.process.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Clusters on loopback addresses: the first node joins nobody, the others join it. */
final class Loopback {

  static final int FIRST = 21;
  static final List<Integer> THREE = List.of(FIRST, 22, 23);

  private Loopback() {}

  /** What a node forgets when its process ends. */
  static Cluster inMemory(Path logs) {
    return new Cluster(logs, Loopback::place, Loopback::joining);
  }

  /** Every node has a folder of its own. */
  static Cluster onDisks(Path folder) {
    return new Cluster(
        folder,
        Loopback::place,
        node -> {
          Map<String, String> settings = new java.util.HashMap<>(joining(node));
          settings.put("DATA_DIR", folder.resolve("data-" + node).toString());
          return settings;
        });
  }

  static Place place(Life life) {
    return Place.loopback(life.node(), life.number());
  }

  private static Map<String, String> joining(int node) {
    return node == FIRST ? Map.of() : Map.of("CLUSTER_ADDR", Place.loopback(FIRST).address());
  }
}
