package dev.onevalue.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The images in a registry of the user's own. */
class PushIT {
  @TempDir private Path folder;

  @Test
  void bothImagesAreInTheRegistryThatIsNamed() throws IOException, InterruptedException {
    String registry = "127.0.0.1:" + freePort();
    String crane = Shell.run("e2e/cluster/tool", "crane").lines().toList().getLast();
    Process serving =
        new ProcessBuilder(
                crane, "registry", "serve", "--address", registry, "--disk", folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    try {
      await()
          .atMost(Duration.ofSeconds(20))
          .ignoreExceptions()
          .until(() -> get(registry, "") != null);
      String pushed = Shell.run("deploy/push", registry);
      for (String image : List.of("onevalue/node", "onevalue/operator")) {
        assertThat(pushed).containsPattern(registry + "/" + image + "@sha256:[0-9a-f]{64}");
        assertThat(get(registry, image + "/tags/list")).contains("0.1.0");
      }
    } finally {
      serving.destroy();
      serving.waitFor();
    }
  }

  @Test
  void whatIsNoRegistryIsRefused() {
    Kubectl.Result result = Shell.tryRun("deploy/push", "http://registry");
    assertThat(result.exitCode()).isNotZero();
    assertThat(result.output()).contains("usage: deploy/push REGISTRY");
  }

  private static String get(String registry, String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://%s/v2/%s".formatted(registry, path));
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
