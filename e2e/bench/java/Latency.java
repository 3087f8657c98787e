import dev.onevalue.api.v1alpha1.OneValueCluster;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** How soon what a user does is there. */
final class Latency {
  private static final int PATIENCE = 120;
  private static final long PACE = TimeUnit.MILLISECONDS.toNanos(1_050);

  private final Random random = new Random(1);
  private final Cluster cluster;
  private final Watched<OneValueCluster> statuses;

  private Latency(Cluster cluster, Watched<OneValueCluster> statuses) {
    this.cluster = cluster;
    this.statuses = statuses;
  }

  public static void main(String[] arguments) throws Exception {
    try (Cluster cluster = new Cluster("latency");
        var statuses =
            new Watched<>(
                cluster.client.resources(OneValueCluster.class).inNamespace(cluster.namespace))) {
      var latency = new Latency(cluster, statuses);
      System.out.println(
          "apply -> StatefulSet:           " + latency.applies(Integer.parseInt(arguments[0])));
      System.out.println(
          "apply -> 3 members Converged:   "
              + latency.convergences(Integer.parseInt(arguments[1])));
      Service demo = latency.served();
      System.out.println(
          "set -> status shows it:         " + latency.sets(demo, Integer.parseInt(arguments[2])));
      latency.load(demo, Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
    }
  }

  private Figures applies(int times) throws InterruptedException {
    var figures = new Figures();
    try (var sets =
        new Watched<>(cluster.client.apps().statefulSets().inNamespace(cluster.namespace))) {
      for (int i = 0; i < times; i++) {
        String name = "empty-" + i;
        long start = System.nanoTime();
        cluster.apply(name, "{replicas: 0}");
        figures.addSince(
            start, sets.await(set -> set.getMetadata().getName().equals(name), PATIENCE));
        pause();
      }
    }
    return figures;
  }

  private Figures convergences(int times) throws InterruptedException {
    var figures = new Figures();
    for (int i = 0; i < times; i++) {
      String name = "demo-" + i;
      long start = System.nanoTime();
      cluster.apply(name, "{replicas: 3}");
      figures.addSince(
          start, statuses.await(seen -> isOf(seen, name) && Statuses.converged(seen), PATIENCE));
      cluster.cluster(name).delete();
      cluster.awaitNoPods(name);
    }
    return figures;
  }

  private Service served() throws InterruptedException {
    cluster.apply("demo", "{replicas: 3, access: {write: Open}, service: {type: NodePort}}");
    statuses.await(seen -> isOf(seen, "demo") && Statuses.converged(seen), PATIENCE);
    return Service.of(cluster, "demo");
  }

  /** No faster than statuses may be written. */
  private Figures sets(Service demo, int times) throws Exception {
    var figures = new Figures();
    for (int i = 0; i < times; i++) {
      LockSupport.parkNanos(PACE + random.nextLong(PACE / 2));
      long value = 1_000 + i;
      long start = System.nanoTime();
      demo.set(value);
      figures.addSince(
          start,
          statuses.await(seen -> isOf(seen, "demo") && Statuses.converged(seen, value), PATIENCE));
    }
    return figures;
  }

  private void load(Service demo, int seconds, int rate) throws Exception {
    LockSupport.parkNanos(2 * PACE);
    statuses.forget();
    long start = System.nanoTime();
    long sets = 0;
    for (; System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds); sets++) {
      demo.set(sets);
      long next = start + (sets + 1) * TimeUnit.SECONDS.toNanos(1) / rate;
      LockSupport.parkNanos(next - System.nanoTime());
    }
    long last = sets - 1;
    long end = System.nanoTime();
    int writes = statuses.count();
    var figures = new Figures();
    figures.addSince(
        end,
        statuses.await(seen -> isOf(seen, "demo") && Statuses.converged(seen, last), PATIENCE));
    System.out.printf(
        "%d sets in %d s:%15s%d writes of the resource; the last value is shown after %s%n",
        sets, seconds, "", writes, figures);
  }

  private void pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50 + random.nextLong(100)));
  }

  private static boolean isOf(OneValueCluster seen, String name) {
    return Objects.equals(seen.getMetadata().getName(), name);
  }
}
