package dev.onevalue.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The OneValueCluster {@code demo}, the sample of the README, in the namespace of a test. */
final class Demo {

  private static final String SAMPLE = "../deploy/samples/demo.yaml";
  private static final String TIMEOUT = "--timeout=180s";

  private final Kubectl kubectl;

  private Demo(Kubectl kubectl) {
    this.kubectl = kubectl;
  }

  /** Applies the sample and waits until it has converged and its Service has members to ask. */
  static Demo converged(Kubectl kubectl) {
    kubectl.run("apply", "-f", SAMPLE);
    var demo = new Demo(kubectl);
    demo.awaitCondition("Converged");
    await().untilAsserted(() -> assertThat(demo.readinessBehindService()).contains("true"));
    return demo;
  }

  private String readinessBehindService() {
    return kubectl.run(
        "get",
        "endpointslices",
        "--selector=kubernetes.io/service-name=demo",
        "--output=jsonpath={.items[*].endpoints[*].conditions.ready}");
  }

  void awaitCondition(String type) {
    kubectl.run("wait", "--for=condition=" + type, "ovc/demo", TIMEOUT);
  }

  /** Waits until a field of the status has this value. */
  void awaitStatus(String field, Object value) {
    kubectl.run(
        "wait", "--for=jsonpath={.status.%s}=%s".formatted(field, value), "ovc/demo", TIMEOUT);
  }

  void awaitConverged(long value, long generation) {
    awaitStatus("generation", generation);
    awaitStatus("value", value);
    awaitCondition("Converged");
  }

  /** The row of {@code kubectl get ovc demo} by its columns' headers. */
  Map<String, String> row() {
    List<String[]> lines =
        kubectl.run("get", "ovc", "demo").lines().map(line -> line.split("\\s+")).toList();
    String[] header = lines.getFirst();
    String[] row = lines.getLast();
    return IntStream.range(0, header.length)
        .boxed()
        .collect(Collectors.toMap(i -> header[i], i -> row[i]));
  }

  String setThroughService(long value) {
    return kubectl.raw("services/demo:http/proxy/set/" + value);
  }

  List<String> pods() {
    String names = kubectl.run("get", "pods", "-o", "jsonpath={.items[*].metadata.name}");
    return Arrays.asList(names.split(" "));
  }

  String setOn(String pod, long value) {
    return kubectl.raw("pods/%s:8080/proxy/set/%d".formatted(pod, value));
  }

  String valueOn(String pod) {
    return kubectl.raw("pods/%s:8080/proxy/get".formatted(pod));
  }

  String registerOn(String pod) {
    return kubectl.raw("pods/%s:8080/proxy/v1/value".formatted(pod));
  }

  void scale(int replicas) {
    kubectl.run("scale", "ovc", "demo", "--replicas=" + replicas);
    awaitStatus("replicas", replicas);
    awaitStatus("readyReplicas", replicas);
    awaitCondition("Converged");
  }
}
