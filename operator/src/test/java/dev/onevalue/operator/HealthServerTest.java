package dev.onevalue.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.operator.telemetry.OperatorMetrics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HealthServerTest {

  @Test
  void isAliveAlwaysAndReadyOnlyWhileItWorks() throws IOException, InterruptedException {
    var problem = new AtomicReference<>(Optional.of("not watched: pods"));
    try (var server = new HealthServer(0, problem::get, new OperatorMetrics())) {
      assertThat(get(server, "/livez").statusCode()).isEqualTo(200);
      assertThat(get(server, "/readyz"))
          .extracting(HttpResponse::statusCode, HttpResponse::body)
          .containsExactly(503, "not watched: pods\n");
      problem.set(Optional.empty());
      assertThat(get(server, "/readyz").statusCode()).isEqualTo(200);
      assertThat(get(server, "/elsewhere").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void servesMetricsToPrometheus() throws IOException, InterruptedException {
    try (var server = new HealthServer(0, Optional::empty, new OperatorMetrics())) {
      HttpResponse<String> answer = get(server, "/metrics");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
          .startsWith("text/plain; version=0.0.4");
      assertThat(answer.body())
          .contains("onevalue_operator_reconciliations_total{result=\"failed\"} 0.0");
    }
  }

  private static HttpResponse<String> get(HealthServer server, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
  }
}
