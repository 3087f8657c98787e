package dev.onevalue.operator.mock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatusBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A Kubernetes API server without the rest: what controllers and kubelets do there, a test asks for
 * by hand. The OneValueCluster resource is known to it.
 */
public final class MockCluster implements AutoCloseable {
  private final ApplyDispatcher dispatcher = new ApplyDispatcher();
  private final KubernetesMockServer server =
      new KubernetesMockServer(
          new Context(), new MockWebServer(), new HashMap<>(), dispatcher, false);
  private final KubernetesClient client;

  /** Starts it, empty. */
  public MockCluster() {
    server.init();
    client = server.createClient();
    create(Path.of("../crds/onevalueclusters.onevalue.dev.yaml"));
  }

  /** As {@code kubectl create -f} does. */
  public void create(Path file) {
    load(file).forEach(object -> client.resource(object).create());
  }

  /** The objects in a YAML file. */
  public List<HasMetadata> load(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return client.load(in).items();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A client of a user, with a default namespace. */
  public KubernetesClient client() {
    return client;
  }

  /** Another client, to give away. */
  public KubernetesClient newClient() {
    return server.createClient();
  }

  /** The way to it of whoever does not reach it otherwise. */
  public Wire newWire() {
    return new Wire(server.getPort());
  }

  /** What another client needs to reach it, and to say who it is. */
  public Config config(String userAgent, Wire wire) {
    return new ConfigBuilder(client.getConfiguration())
        .withMasterUrl("http://localhost:" + wire.port())
        .withUserAgent(userAgent)
        .build();
  }

  /** What was asked by whoever says to be this one, in order. */
  public List<ApiRequest> requestsOf(String userAgent) {
    return dispatcher.requests().stream()
        .filter(request -> request.userAgent().equals(userAgent))
        .toList();
  }

  /** The paths that anybody has written to, in order. */
  public List<String> writes() {
    return dispatcher.writes();
  }

  /** Somebody else's change of an object, which arrives just before the next status of it does. */
  public void overtakeNextStatus(String change) {
    dispatcher.overtakeNextStatus(Serialization.unmarshal(change, ObjectNode.class));
  }

  /** Answers an operator with one of these statuses after the other; none: as it should. */
  public void fail(int... statuses) {
    dispatcher.faults().fail(statuses);
  }

  /** How often it has answered so. */
  public long failures() {
    return dispatcher.faults().failures();
  }

  /** Applies to that path fail from now on, as an API server fails them with that message. */
  public void refuse(String path, String message) {
    dispatcher.faults().refuse(path, message);
  }

  /** What is to be made with that reason is forbidden from now on. */
  public void refuseToCreate(String reason) {
    dispatcher.faults().refuseToCreate("\"reason\":\"" + reason + "\"");
  }

  /** Does what the StatefulSet's controller and the kubelets do. */
  public void runPods(StatefulSet set) {
    int replicas = set.getSpec().getReplicas();
    IntStream.range(0, replicas).forEach(ordinal -> client.resource(pod(set, ordinal)).create());
    client
        .resource(set)
        .editStatus(seen -> {
          seen.setStatus(
              new StatefulSetStatusBuilder()
                  .withObservedGeneration(seen.getMetadata().getGeneration())
                  .withReplicas(replicas)
                  .withUpdatedReplicas(replicas)
                  .build());
          return seen;
        });
  }

  private static Pod pod(StatefulSet set, int ordinal) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(set.getMetadata().getName() + "-" + ordinal)
        .withNamespace(set.getMetadata().getNamespace())
        .withLabels(set.getSpec().getTemplate().getMetadata().getLabels())
        .addNewOwnerReference()
        .withApiVersion("apps/v1")
        .withKind("StatefulSet")
        .withName(set.getMetadata().getName())
        .withUid(set.getMetadata().getUid())
        .withController(true)
        .endOwnerReference()
        .endMetadata()
        .withSpec(set.getSpec().getTemplate().getSpec())
        .withNewStatus()
        .withPodIP(MockMember.address(ordinal))
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .endCondition()
        .endStatus()
        .build();
  }

  @Override
  public void close() {
    client.close();
    server.destroy();
  }
}
