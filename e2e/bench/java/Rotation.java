import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The members' certificate, replaced under load. */
final class Rotation {
  private static final String NAME = "demo";
  private static final String SECRET = "demo-gossip";
  private static final String FORMER = "former";
  private static final long PATIENCE = 600;
  private static final int WARM_UP = 30;

  private final Cluster cluster;

  private Rotation(Cluster cluster) {
    this.cluster = cluster;
  }

  public static void main(String[] arguments) throws Exception {
    int members = Integer.parseInt(arguments[3]);
    try (Cluster cluster = new Cluster("rotation")) {
      cluster.apply(
          NAME,
          "{replicas: %d, access: {write: Open}, service: {type: NodePort}}".formatted(members));
      cluster.await(NAME, Statuses::converged);
      Service service = Service.of(cluster, NAME);
      try (var load =
          new Load(service, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), 100)) {
        new Rotation(cluster).run(Integer.parseInt(arguments[0]), members, load);
      }
    }
  }

  private void run(int rotations, int members, Load load) throws Exception {
    awaitAll(pod -> metric(pod, "onevalue_members") == members);
    TimeUnit.SECONDS.sleep(WARM_UP);
    System.out.println("before, " + WARM_UP + " s: " + load.told());
    Secret first = secret();
    double views = sum("onevalue_view_changes_total");
    for (int rotation = 1; rotation <= rotations; rotation++) {
      long start = System.nanoTime();
      String former = secret().getData().get("tls.crt");
      rotate(former, rotation);
      System.out.printf(
          "rotation %d, %d s: %.0f view changes; %s%n",
          rotation,
          TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start),
          sum("onevalue_view_changes_total") - views,
          load.told());
    }
    // until their files are renewed for the last time, members believe the former one
    awaitAll(pod -> count(ask(pod, "v1/tls"), "\"sha256\"") == 2);
    joinWith(first, members);
    System.out.printf(
        "all in all: %.0f view changes; %s%n",
        sum("onevalue_view_changes_total") - views, load.told());
  }

  private void rotate(String former, int rotation) {
    cluster
        .cluster(NAME)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"annotations\":{\"onevalue.dev/rotate-certificate\":\"%d\"}}}"
                .formatted(rotation));
    cluster
        .client
        .secrets()
        .inNamespace(cluster.namespace)
        .withName(SECRET)
        .waitUntilCondition(
            seen -> isSettled(seen) && !seen.getData().get("tls.crt").equals(former),
            PATIENCE,
            TimeUnit.SECONDS);
  }

  private static boolean isSettled(Secret secret) {
    return secret.getData().get("tls.crt").equals(secret.getData().get("ca.crt"));
  }

  private void awaitAll(Predicate<Pod> state) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (!pods().stream().allMatch(state)) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("waited for in vain");
      }
      TimeUnit.SECONDS.sleep(2);
    }
  }

  /** A copy of a member that has what members had at first. */
  private void joinWith(Secret first, int members) throws InterruptedException {
    cluster
        .client
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(FORMER)
                .withNamespace(cluster.namespace)
                .endMetadata()
                .withData(first.getData())
                .addToData("ca.crt", both(first))
                .build())
        .create();
    double before = sum("onevalue_cluster_connections_refused_total{reason=\"not_a_member\"}");
    cluster.client.resource(copy(pods().getFirst())).create();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    double refused = 0;
    while (refused == 0 && System.nanoTime() < end) {
      TimeUnit.SECONDS.sleep(1);
      refused = sum("onevalue_cluster_connections_refused_total{reason=\"not_a_member\"}") - before;
    }
    System.out.printf(
        "a node with the first certificate: %s%n",
        refused > 0 && inView(members) ? "refused, and in nobody's view" : "NOT REFUSED");
  }

  /** It believes the members, so that it is they who decide. */
  private String both(Secret first) {
    var base64 = Base64.getDecoder();
    byte[] own = base64.decode(first.getData().get("ca.crt"));
    byte[] theirs = base64.decode(secret().getData().get("ca.crt"));
    byte[] both = Arrays.copyOf(own, own.length + theirs.length);
    System.arraycopy(theirs, 0, both, own.length, theirs.length);
    return Base64.getEncoder().encodeToString(both);
  }

  private boolean inView(int members) {
    return pods().stream().allMatch(pod -> metric(pod, "onevalue_members") == members);
  }

  private Pod copy(Pod member) {
    Pod copy =
        new PodBuilder()
            .withNewMetadata()
            .withName(FORMER)
            .withNamespace(cluster.namespace)
            .withLabels(
                Map.of("app.kubernetes.io/name", "onevalue", "app.kubernetes.io/instance", NAME))
            .endMetadata()
            .withSpec(member.getSpec())
            .build();
    copy.getSpec().setNodeName(null);
    copy.getSpec().setHostname(null);
    copy.getSpec().getVolumes().stream()
        .filter(volume -> volume.getSecret() != null)
        .forEach(volume -> volume.getSecret().setSecretName(FORMER));
    copy.getSpec().getVolumes().removeIf(volume -> volume.getName().startsWith("kube-api-access"));
    copy.getSpec()
        .getContainers()
        .getFirst()
        .getVolumeMounts()
        .removeIf(mount -> mount.getName().startsWith("kube-api-access"));
    return copy;
  }

  private Secret secret() {
    return cluster.client.secrets().inNamespace(cluster.namespace).withName(SECRET).get();
  }

  private List<Pod> pods() {
    return cluster.members(NAME).list().getItems().stream()
        .filter(pod -> !pod.getMetadata().getName().equals(FORMER))
        .toList();
  }

  private double sum(String metric) {
    return pods().stream().mapToDouble(pod -> metric(pod, metric)).sum();
  }

  private double metric(Pod pod, String name) {
    Matcher found =
        Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$").matcher(ask(pod, "metrics"));
    return found.find() ? Double.parseDouble(found.group(1)) : 0;
  }

  private String ask(Pod pod, String path) {
    return cluster.client.raw(
        "/api/v1/namespaces/%s/pods/%s:8080/proxy/%s"
            .formatted(cluster.namespace, pod.getMetadata().getName(), path));
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }
}
