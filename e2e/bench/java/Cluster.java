import static java.nio.charset.StandardCharsets.UTF_8;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.Watchable;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A namespace of a program's own on the test cluster, and the OneValueClusters in it. */
final class Cluster implements AutoCloseable {
  private static final int PATIENCE = 120;

  /** Tells at once what fails, instead of trying again for minutes. */
  final KubernetesClient client =
      new KubernetesClientBuilder()
          .withConfig(
              new ConfigBuilder(Config.autoConfigure(null)).withRequestRetryBackoffLimit(0).build())
          .build();

  final String namespace;

  Cluster(String purpose) {
    namespace = "bench-%s-%s".formatted(purpose, UUID.randomUUID().toString().substring(0, 8));
    create(
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: %s}
        """
            .formatted(namespace));
  }

  /** As {@code kubectl apply --server-side} does it. */
  void apply(String name, String spec) {
    create(
        """
        apiVersion: onevalue.dev/v1alpha1
        kind: OneValueCluster
        metadata: {name: %s, namespace: %s}
        spec: %s
        """
            .formatted(name, namespace, spec));
  }

  /** All OneValueClusters in the namespace, with every field that they have. */
  Watchable<GenericKubernetesResource> raw() {
    var type =
        new ResourceDefinitionContext.Builder()
            .withGroup("onevalue.dev")
            .withVersion("v1alpha1")
            .withKind("OneValueCluster")
            .withPlural("onevalueclusters")
            .withNamespaced(true)
            .build();
    return client.genericKubernetesResources(type).inNamespace(namespace);
  }

  /** Any object, by server-side apply. */
  void create(String manifest) {
    client
        .load(new ByteArrayInputStream(manifest.getBytes(UTF_8)))
        .fieldManager("bench")
        .forceConflicts()
        .serverSideApply();
  }

  Resource<OneValueCluster> cluster(String name) {
    return client.resources(OneValueCluster.class).inNamespace(namespace).withName(name);
  }

  FilterWatchListDeletable<Pod, PodList, PodResource> members(String name) {
    return client.pods().inNamespace(namespace).withLabel("app.kubernetes.io/instance", name);
  }

  /** Waits until it is in a state, at most two minutes. */
  OneValueCluster await(String name, Predicate<OneValueCluster> state) {
    return cluster(name).waitUntilCondition(state, PATIENCE, TimeUnit.SECONDS);
  }

  /** Ends it without a warning. */
  void kill(String pod) {
    client.pods().inNamespace(namespace).withName(pod).withGracePeriod(0).delete();
  }

  void scale(String name, int replicas) {
    cluster(name).scale(replicas);
  }

  List<String> uids(String name) {
    return members(name).list().getItems().stream().map(pod -> pod.getMetadata().getUid()).toList();
  }

  /** Waits until there are exactly so many members, all ready, and none of these. */
  void awaitOthers(String name, List<String> uids, int count) {
    members(name)
        .informOnCondition(pods ->
            pods.size() == count
                && pods.stream().allMatch(Readiness::isPodReady)
                && pods.stream().noneMatch(pod -> uids.contains(pod.getMetadata().getUid())))
        .orTimeout(PATIENCE, TimeUnit.SECONDS)
        .join();
  }

  /** What each member answers. */
  List<String> registers(String name) {
    return members(name).list().getItems().stream()
        .map(pod ->
            client.raw(
                "/api/v1/namespaces/%s/pods/%s:8080/proxy/v1/value"
                    .formatted(namespace, pod.getMetadata().getName())))
        .toList();
  }

  void awaitNoPods(String name) {
    members(name).informOnCondition(List::isEmpty).orTimeout(PATIENCE, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    client.namespaces().withName(namespace).delete();
    client.close();
  }
}
