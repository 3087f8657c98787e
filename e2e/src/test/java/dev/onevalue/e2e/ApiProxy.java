package dev.onevalue.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/** {@code kubectl proxy}: Pods as they are reached from this machine. */
final class ApiProxy implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String COMMAND = "eval \"$(cluster/env)\" && exec kubectl proxy --port=0";
  private static final String STARTED = "Starting to serve on ";

  private final Process process;
  private final String address;

  ApiProxy() throws IOException {
    process = new ProcessBuilder("bash", "-c", COMMAND).redirectErrorStream(true).start();
    String said = process.inputReader().readLine();
    if (said == null || !said.startsWith(STARTED)) {
      process.destroy();
      throw new AssertionError("kubectl proxy: " + said);
    }
    address = said.substring(STARTED.length());
  }

  /**
   * Each port of these Pods as Prometheus discovers it, with its meta labels, for {@code
   * file_sd_configs}: Debian's Prometheus cannot ask Kubernetes itself.
   */
  void discover(Kubectl kubectl, String labels, Path file) throws IOException {
    JsonNode pods = JSON.readTree(kubectl.run("get", "pods", "-l", labels, "-o", "json"));
    ArrayNode targets = JSON.createArrayNode();
    for (JsonNode pod : pods.get("items")) {
      pod.at("/spec/containers/0/ports")
          .forEach(port -> targets.add(target(pod.get("metadata"), port)));
    }
    JSON.writeValue(file.toFile(), targets);
  }

  private ObjectNode target(JsonNode pod, JsonNode port) {
    String namespace = pod.get("namespace").textValue();
    String name = pod.get("name").textValue();
    int number = port.get("containerPort").intValue();
    ObjectNode target = JSON.createObjectNode();
    target.putArray("targets").add(address);
    ObjectNode labels = target.putObject("labels");
    labels
        .put(
            "__metrics_path__",
            "/api/v1/namespaces/%s/pods/%s:%d/proxy/metrics".formatted(namespace, name, number))
        .put("__meta_kubernetes_namespace", namespace)
        .put("__meta_kubernetes_pod_name", name)
        .put("__meta_kubernetes_pod_container_port_name", port.get("name").textValue());
    pod.get("labels")
        .properties()
        .forEach(label ->
            labels.put(
                "__meta_kubernetes_pod_label_" + label.getKey().replaceAll("[^a-zA-Z0-9_]", "_"),
                label.getValue().textValue()));
    return target;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
