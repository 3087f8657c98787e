import dev.onevalue.api.v1alpha1.OneValueCluster;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What clusters cost while nothing happens. */
final class Idle {
  private static final Pattern REQUESTS =
      Pattern.compile("(?m)^apiserver_request_total\\{(.*)} ([0-9.e+]+)$");
  private static final int SETTLING_SECONDS = 15;

  private Idle() {}

  public static void main(String[] arguments) throws Exception {
    int minutes = Integer.parseInt(arguments[0]);
    int clusters = Integer.parseInt(arguments[1]);
    try (Cluster cluster = new Cluster("idle")) {
      for (int i = 0; i < clusters; i++) {
        cluster.apply("demo-" + i, "{replicas: 3}");
      }
      for (int i = 0; i < clusters; i++) {
        cluster.await("demo-" + i, Statuses::converged);
      }
      TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
      try (var resources =
              new Watched<>(
                  cluster.client.resources(OneValueCluster.class).inNamespace(cluster.namespace));
          var kept = new Watched<>(cluster.client.configMaps().inNamespace(cluster.namespace));
          var sets =
              new Watched<>(cluster.client.apps().statefulSets().inNamespace(cluster.namespace));
          var events = new Watched<>(cluster.client.v1().events().inNamespace(cluster.namespace))) {
        TimeUnit.SECONDS.sleep(1);
        var all = java.util.List.of(resources, kept, sets, events);
        all.forEach(Watched::forget);
        Map<String, Double> before = requests(cluster);
        TimeUnit.MINUTES.sleep(minutes);
        Map<String, Double> after = requests(cluster);
        System.out.printf(
            "%d clusters of 3 members, %d minutes: %d writes of the resources, their StatefulSets,"
                + " ConfigMaps and events%n",
            clusters, minutes, all.stream().mapToInt(Watched::count).sum());
        after.forEach((what, count) -> tell(what, count - before.getOrDefault(what, 0.0), minutes));
      }
    }
  }

  private static void tell(String what, double count, int minutes) {
    if (count > 0) {
      System.out.printf("  %6.1f a minute: %s%n", count / minutes, what);
    }
  }

  /** How many there were of each kind, watches aside, which are counted when they end. */
  private static Map<String, Double> requests(Cluster cluster) {
    var requests = new TreeMap<String, Double>();
    Matcher line = REQUESTS.matcher(cluster.client.raw("/metrics"));
    while (line.find()) {
      String what =
          "%s %s of %s%s"
              .formatted(
                  label("verb", line.group(1)),
                  label("scope", line.group(1)),
                  label("resource", line.group(1)),
                  label("subresource", line.group(1)).replaceFirst("^(?=.)", "/"));
      requests.merge(what, Double.parseDouble(line.group(2)), Double::sum);
    }
    return requests;
  }

  private static String label(String name, String labels) {
    Matcher label = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(labels);
    return label.find() ? label.group(1) : "";
  }
}
