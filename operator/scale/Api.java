import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;

/** The API server, as whoever creates clusters and runs their Pods uses it. */
final class Api {
  private static final String SERVER = "http://127.0.0.1:8001";
  private static final String CLUSTERS =
      "/apis/onevalue.dev/v1alpha1/namespaces/default/onevalueclusters";
  private static final String SETS = "/apis/apps/v1/namespaces/default/statefulsets";
  private static final String PODS = "/api/v1/namespaces/default/pods";
  private static final int AT_ONCE = 16;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Does it for each cluster, several at once. */
  static void forEach(int clusters, IntConsumer action) throws Exception {
    var permits = new Semaphore(AT_ONCE);
    List<Future<?>> done = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int cluster = 0; cluster < clusters; cluster++) {
        int each = cluster;
        permits.acquire();
        done.add(
            threads.submit(() -> {
              try {
                action.accept(each);
              } finally {
                permits.release();
              }
            }));
      }
    }
    for (Future<?> each : done) {
      each.get();
    }
  }

  void create(int cluster) {
    send(
        "POST",
        CLUSTERS,
        "application/json",
        "{\"apiVersion\":\"onevalue.dev/v1alpha1\",\"kind\":\"OneValueCluster\",\"metadata\":{\"name\":\"c%d\"}}"
            .formatted(cluster));
  }

  /** What the StatefulSet's controller and kubelets do. */
  void runPods(int cluster) {
    String set = SETS + "/c" + cluster;
    String template = field(send("GET", set, "", ""), "template");
    for (int ordinal = 0; ordinal < 3; ordinal++) {
      String pod = PODS + "/c%d-%d".formatted(cluster, ordinal);
      send(
          "POST",
          PODS,
          "application/json",
          template.replaceFirst(
              "^\\{\"metadata\":\\{",
              "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"c%d-%d\","
                  .formatted(cluster, ordinal)));
      String address = Members.address(cluster, ordinal);
      send(
          "PATCH",
          pod + "/status",
          "application/merge-patch+json",
          ("{\"status\":{\"phase\":\"Running\",\"podIP\":\"%s\",\"podIPs\":[{\"ip\":\"%s\"}],"
                  + "\"conditions\":[{\"type\":\"Ready\",\"status\":\"True\"}]}}")
              .formatted(address, address));
    }
    send(
        "PATCH",
        set + "/status",
        "application/merge-patch+json",
        "{\"status\":{\"observedGeneration\":1,\"replicas\":3,\"readyReplicas\":3,\"updatedReplicas\":3}}");
  }

  /** How many StatefulSets there are. */
  int sets() {
    return count(send("GET", SETS, "", ""), "\"kind\":\"OneValueCluster\"");
  }

  /** How many clusters say so in their status. */
  int clusters(String text) {
    return count(send("GET", CLUSTERS, "", ""), text);
  }

  private static int count(String text, String part) {
    int count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
      count++;
    }
    return count;
  }

  /** An object in an object, by counting braces: no string of these has any. */
  private static String field(String json, String name) {
    int start = json.indexOf("\"" + name + "\":{") + name.length() + 3;
    int depth = 0;
    for (int at = start; ; at++) {
      depth += json.charAt(at) == '{' ? 1 : json.charAt(at) == '}' ? -1 : 0;
      if (depth == 0) {
        return json.substring(start, at + 1);
      }
    }
  }

  private String send(String method, String path, String type, String body) {
    var request = HttpRequest.newBuilder(URI.create(SERVER + path));
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    request.method(
        method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(method + " " + path + ": " + answer.body());
      }
      return answer.body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(method + " " + path, e);
    }
  }
}
