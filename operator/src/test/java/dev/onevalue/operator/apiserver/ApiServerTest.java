package dev.onevalue.operator.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether there is an API server to begin with. */
class ApiServerTest {
  private static final byte[] VERSION =
      "{\"major\":\"1\",\"minor\":\"36\"}".getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"200, true", "403, true", "429, false", "500, false", "503, false"})
  void oneThatIsOverloadedIsWaitedForAndOneThatRefusesIsNot(int status, boolean answers)
      throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(loopback(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(status, VERSION.length);
          exchange.getResponseBody().write(VERSION);
          exchange.close();
        });
    server.start();
    try (KubernetesClient client = client(server.getAddress().getPort())) {
      assertThat(ApiServer.answers(client)).isEqualTo(answers);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void oneThatIsNotThereIsWaitedFor() {
    try (KubernetesClient client = client(1)) {
      assertThat(ApiServer.answers(client)).isFalse();
    }
  }

  private static KubernetesClient client(int port) {
    return ApiServer.client(
        new KubernetesClientBuilder(),
        new ConfigBuilder(Config.empty()).withMasterUrl("http://localhost:" + port).build());
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }
}
