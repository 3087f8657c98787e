package dev.onevalue.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The members behind a Service of type NodePort, as clients with headers of their own ask them. */
final class Members {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final URI base;

  Members(Kubectl kubectl, String service) {
    String port =
        kubectl.run("get", "service", service, "-o", "jsonpath={.spec.ports[0].nodePort}");
    String host =
        kubectl.run("get", "nodes", "-o", "jsonpath={.items[0].status.addresses[0].address}");
    base = URI.create("http://" + host + ":" + port);
  }

  String get(String path) {
    return answer(HttpRequest.newBuilder(base.resolve(path)));
  }

  /** Status and body; an empty token is not sent. */
  String set(long value, String token) {
    var request =
        HttpRequest.newBuilder(base.resolve("/v1/value"))
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString("{\"value\":%d}".formatted(value)));
    return answer(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
  }

  private static String answer(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          HTTP.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
      return response.statusCode() + " " + response.body();
    } catch (IOException e) {
      return "0 " + e;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
