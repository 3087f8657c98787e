import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Faults of what a cluster is managed with. */
final class Outage {
  private static final String NAME = "demo";

  private final Cluster cluster;

  private Outage(Cluster cluster) {
    this.cluster = cluster;
  }

  public static void main(String[] arguments) throws Exception {
    try (Cluster cluster = new Cluster("outage")) {
      cluster.apply(NAME, "{replicas: 3, access: {write: Open}, service: {type: NodePort}}");
      cluster.await(NAME, Statuses::converged);
      var outage = new Outage(cluster);
      outage.kills(Integer.parseInt(arguments[1]));
      outage.withoutApiServer(Integer.parseInt(arguments[0]));
    }
  }

  private void withoutApiServer(int seconds) throws Exception {
    Service service = Service.of(cluster, NAME);
    var api = new ApiServer(cluster, NAME);
    try (var load = new Load(service, 50, 2, 100)) {
      api.stop();
      load.told();
      TimeUnit.SECONDS.sleep(seconds);
      System.out.printf("API server away for %d s: %s%n", seconds, load.told());
      api.start();
      long start = System.nanoTime();
      long acknowledged = load.acknowledged();
      cluster.await(NAME, seen -> seen.getStatus().generation() >= acknowledged);
      System.out.printf(
          "the status has all acknowledged sets %d ms after the API server was back; %s%n",
          TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), load.told());
    }
    long start = System.nanoTime();
    long generation = service.set(5);
    cluster.await(
        NAME, seen -> Statuses.converged(seen, 5) && seen.getStatus().generation() == generation);
    System.out.printf(
        "a set is shown after %d ms; members: %s%n",
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start), cluster.registers(NAME));
  }

  /** Each time a while after a change that it then has not done with. */
  private void kills(int times) throws InterruptedException {
    var operator = new Operator(cluster.client);
    var random = new Random(1);
    var figures = new Figures();
    for (int i = 0; i < times; i++) {
      String name = "killed-" + i;
      cluster.apply(name, "{replicas: 1, value: %d}".formatted(i));
      TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
      operator.kill();
      long start = System.nanoTime();
      int value = i;
      cluster.await(
          name,
          seen ->
              Statuses.converged(seen, value)
                  && Statuses.holds(seen, "Ready")
                  && Statuses.holds(seen, "ValueApplied"));
      figures.addSince(start, System.nanoTime());
      if (!cluster.registers(name).stream().allMatch(each -> each.contains("\"generation\":1,"))) {
        throw new IllegalStateException(
            "spec.value was set more than once: " + cluster.registers(name));
      }
      cluster.cluster(name).delete();
    }
    System.out.println("operator killed within 300 ms of an apply -> all as asked: " + figures);
  }
}
