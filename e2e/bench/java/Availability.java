import io.fabric8.kubernetes.api.model.Node;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Planned changes of the members under load. */
final class Availability {
  private static final String NAME = "demo";

  private final Cluster cluster;
  private final Load load;

  private Availability(Cluster cluster, Load load) {
    this.cluster = cluster;
    this.load = load;
  }

  private interface Change {
    void come() throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    int members = Integer.parseInt(arguments[3]);
    try (Cluster cluster = new Cluster("availability")) {
      cluster.apply(
          NAME,
          "{replicas: %d, access: {write: Open}, service: {type: NodePort}}".formatted(members));
      cluster.await(NAME, Statuses::converged);
      Service service = Service.of(cluster, NAME);
      try (var load =
          new Load(
              service,
              Integer.parseInt(arguments[0]),
              Integer.parseInt(arguments[1]),
              Integer.parseInt(arguments[2]))) {
        new Availability(cluster, load).changes(members);
      }
    }
  }

  private void changes(int members) throws Exception {
    see("nothing", () -> TimeUnit.SECONDS.sleep(10));
    see("rolling restart", this::restart);
    for (Node node : cluster.client.nodes().list().getItems()) {
      String name = node.getMetadata().getName();
      see("drain of " + name, () -> drain(name, members));
    }
    see("scaled to 3", () -> scale(3));
    see("scaled to 1", () -> scale(1));
    see("scaled to 3", () -> scale(3));
  }

  private void see(String what, Change change) throws Exception {
    long start = System.nanoTime();
    change.come();
    long took = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    System.out.printf("%s, %d s: %s%n", what, took, load.told());
    long acknowledged = load.acknowledged();
    cluster.await(NAME, seen -> seen.getStatus().generation() >= acknowledged);
  }

  private void restart() throws InterruptedException {
    List<String> before = cluster.uids(NAME);
    cluster
        .client
        .apps()
        .statefulSets()
        .inNamespace(cluster.namespace)
        .withName(NAME)
        .rolling()
        .restart();
    cluster.awaitOthers(NAME, before, before.size());
  }

  /** As kubectl does it; others' Pods move, too. */
  private void drain(String node, int members) throws Exception {
    try {
      Shell.run(
          "kubectl",
          "drain",
          node,
          "--ignore-daemonsets",
          "--delete-emptydir-data",
          "--timeout=120s");
      cluster.awaitOthers(NAME, List.of(), members);
    } finally {
      Shell.run("kubectl", "uncordon", node);
    }
  }

  private void scale(int replicas) {
    cluster.scale(NAME, replicas);
    cluster.awaitOthers(NAME, List.of(), replicas);
    cluster.await(NAME, seen -> Statuses.holds(seen, "Ready"));
  }
}
