import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/** Records clusters in each state that they can be in. */
final class Recording {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PATIENCE = 120;
  private static final String MISSING = "onevalue/node:none";

  private final Cluster cluster;
  private final Watched<GenericKubernetesResource> seen;
  private final Path folder;

  private Recording(Cluster cluster, Watched<GenericKubernetesResource> seen, Path folder) {
    this.cluster = cluster;
    this.seen = seen;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    try (Cluster cluster = new Cluster("statuses");
        var seen = new Watched<>(cluster.raw())) {
      var recording = new Recording(cluster, seen, folder);
      recording.life();
      recording.failures();
    }
  }

  private void life() throws Exception {
    cluster.apply("demo", "{replicas: 3}");
    record("Progressing-InProgress-InProgress-fresh", _ -> true);
    record("Progressing-InProgress-InProgress-applied", each -> holds(each, "Reconciling"));
    record("Healthy-Current-Current-ready", each -> holds(each, "Ready") && holds(each, "Converged"));
    cluster.apply("demo", "{replicas: 3, value: 7}");
    record("Progressing-InProgress-InProgress-changed", each -> !isOfThisSpec(each));
    record(
        "Healthy-Current-Current-value-applied",
        each -> isOfThisSpec(each) && holds(each, "Converged") && holds(each, "ValueApplied"));
    cluster.kill("demo-0");
    record("Degraded-InProgress-InProgress-member-lost", each -> holds(each, "Degraded"));
    record("Healthy-Current-Current-member-back", each -> holds(each, "Ready") && holds(each, "Converged"));
    cluster.apply("demo", "{replicas: 3, value: 7, paused: true}");
    record("Suspended-Current-Current-paused", each -> isOfThisSpec(each) && holds(each, "Paused"));
    cluster.apply(
        "demo", "{replicas: 3, value: 7, pod: {annotations: {example.com/changed: 'yes'}}}");
    record(
        "Progressing-InProgress-InProgress-rolling-out",
        each -> isOfThisSpec(each) && "RollingOut".equals(reason(each, "Reconciling")));
    record("Healthy-Current-Current-rolled-out", each -> holds(each, "Ready") && holds(each, "Converged"));
    cluster.apply("demo", "{replicas: 3, value: 7, image: '%s'}".formatted(MISSING));
    record("Degraded-Failed-Failed-bad-image-of-a-rollout", each -> isOfThisSpec(each) && holds(each, "Stalled"));
    cluster.apply("demo", "{replicas: 0, value: 7}");
    record("Progressing-InProgress-InProgress-scaling-down", each -> isOfThisSpec(each) && holds(each, "Reconciling"));
    record("Healthy-Current-Current-no-members", each -> isOfThisSpec(each) && holds(each, "Ready"));
  }

  private void failures() throws Exception {
    cluster.apply("bad-image", "{replicas: 1, image: '%s'}".formatted(MISSING));
    record("Degraded-Failed-Failed-bad-image", each -> holds(each, "Stalled"));
    cluster.create(
        """
        apiVersion: v1
        kind: Service
        metadata: {name: taken, namespace: %s}
        spec: {ports: [{port: 80}]}
        """
            .formatted(cluster.namespace));
    cluster.apply("taken", "{replicas: 0}");
    record("Degraded-Failed-Failed-name-taken", each -> holds(each, "Stalled"));
    cluster.create(
        """
        apiVersion: v1
        kind: ResourceQuota
        metadata: {name: none, namespace: %s}
        spec: {hard: {pods: 0}}
        """
            .formatted(cluster.namespace));
    cluster.apply("no-quota", "{replicas: 1}");
    record("Degraded-Failed-Failed-no-quota", each -> holds(each, "Stalled"));
  }

  private void record(String name, Predicate<GenericKubernetesResource> state) throws Exception {
    seen.await(each -> state.test(each) && write(name, each), PATIENCE);
    System.out.println(name);
  }

  /** Without what tells one run from another and is read by nobody. */
  private boolean write(String name, GenericKubernetesResource object) {
    var metadata = object.getMetadata();
    metadata.setManagedFields(null);
    metadata.setUid(null);
    metadata.setResourceVersion(null);
    metadata.setNamespace("default");
    try {
      Files.writeString(
          folder.resolve(name + ".json"),
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object) + "\n");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return true;
  }

  private static boolean isOfThisSpec(GenericKubernetesResource each) {
    Number observed = each.get("status", "observedGeneration");
    return observed != null && observed.longValue() == each.getMetadata().getGeneration();
  }

  private static boolean holds(GenericKubernetesResource each, String type) {
    return conditions(each).stream()
        .anyMatch(c -> type.equals(c.get("type")) && "True".equals(c.get("status")));
  }

  private static String reason(GenericKubernetesResource each, String type) {
    return conditions(each).stream()
        .filter(c -> type.equals(c.get("type")))
        .map(c -> Objects.toString(c.get("reason")))
        .findFirst()
        .orElse("");
  }

  private static List<Map<String, Object>> conditions(GenericKubernetesResource each) {
    List<Map<String, Object>> conditions = each.get("status", "conditions");
    return conditions == null ? List.of() : conditions;
  }
}
