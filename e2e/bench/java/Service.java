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

  /** The status that a set is answered, of whoever shows this token; empty: none. */
  int statusOfSet(long value, String token) throws IOException, InterruptedException {
    HttpRequest.Builder request = request(value);
    HttpRequest shown =
        token.isEmpty()
            ? request.build()
            : request.header("Authorization", "Bearer " + token).build();
    return http.send(shown, BodyHandlers.discarding()).statusCode();
  }

  private HttpRequest.Builder request(long value) {
    return HttpRequest.newBuilder(URI.create("http://%s:%d/v1/value".formatted(host, port)))
        .timeout(Duration.ofSeconds(5))
        .PUT(HttpRequest.BodyPublishers.ofString("{\"value\":" + value + "}"));
  }

  /** Sets, and fails if that was not acknowledged; returns the generation. */
  long set(long value) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request(value).build(), BodyHandlers.ofString());
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
