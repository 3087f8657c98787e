package dev.onevalue.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class HealthServerTest {

  @Test
  void isAliveAlwaysAndReadyOnlyWhileItWorks() throws IOException, InterruptedException {
    AtomicBoolean working = new AtomicBoolean();
    try (var server = new HealthServer(0, working::get)) {
      assertThat(status(server, "/livez")).isEqualTo(200);
      assertThat(status(server, "/readyz")).isEqualTo(503);
      working.set(true);
      assertThat(status(server, "/readyz")).isEqualTo(200);
      assertThat(status(server, "/elsewhere")).isEqualTo(404);
    }
  }

  private static int status(HealthServer server, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
          .statusCode();
    }
  }
}
