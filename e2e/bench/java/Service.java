import io.fabric8.kubernetes.api.model.NodeAddress;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cluster of type NodePort, as clients outside of the Kubernetes cluster reach it. */
final class Service {
  private static final Pattern GENERATION = Pattern.compile("\"generation\":(\\d+)");

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  final String host;
  final int port;

  private Service(String host, int port) {
    this.host = host;
    this.port = port;
  }

  static Service of(Cluster cluster, String name) {
    String host =
        cluster.client.nodes().list().getItems().getFirst().getStatus().getAddresses().stream()
            .filter(address -> address.getType().equals("InternalIP"))
            .map(NodeAddress::getAddress)
            .findFirst()
            .orElseThrow();
    int port =
        cluster
            .client
            .services()
            .inNamespace(cluster.namespace)
            .withName(name)
            .get()
            .getSpec()
            .getPorts()
            .getFirst()
            .getNodePort();
    return new Service(host, port);
  }

  /** Sets, and fails if that was not acknowledged; returns the generation. */
  long set(long value) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://%s:%d/v1/value".formatted(host, port)))
            .timeout(Duration.ofSeconds(2))
            .PUT(HttpRequest.BodyPublishers.ofString("{\"value\":" + value + "}"))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(response.statusCode() + " " + response.body());
    }
    Matcher generation = GENERATION.matcher(response.body());
    if (!generation.find()) {
      throw new IOException(response.body());
    }
    return Long.parseLong(generation.group(1));
  }
}
