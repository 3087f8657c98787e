package dev.onevalue.node.process;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients cannot do to a node: they have all the time and connections they want. */
class HttpLimitsIT {

  private static final int CLIENTS = 1_100;

  /** Half of the files that it may open. */
  private static final int STREAMS = 512;

  /** More than the kernel keeps for one client, and their requests fit into what a node reads. */
  private static final int ANSWERS = 150;

  private static final Duration DEADLINE = Duration.ofSeconds(10);

  @TempDir private Path folder;
  private final List<Socket> clients = new ArrayList<>();
  private ConfinedNode node;

  @BeforeEach
  void start() throws IOException {
    node = ConfinedNode.start("text", folder);
  }

  @AfterEach
  void end() throws IOException {
    node.close();
    for (Socket client : clients) {
      client.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "silent, HTTP, ''",
    "idle, HTTP, 'GET /get HTTP/1.1~Host: a~~'",
    "halfway, HTTP, 'GET /get HT'",
    "halfway, BARE, 'HALF'"
  })
  void moreClientsThanItCanHoldDoNotKeepOthersOut(String clientsAre, By by, String send)
      throws IOException {
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(by.to(node));
      ConfinedNode.send(
          clients.getLast(), send.replace("~", "\r\n").replace("HALF", SlowClient.HALF_HANDSHAKE));
      if (send.endsWith("~~")) {
        assertThat(clients.getLast().getInputStream().read()).isEqualTo('H');
      }
    }

    for (String path : List.of("/get", "/readyz", "/livez", "/set/7", "/v1/value")) {
      assertThat(node.get(path)).as("%s, clients %s", path, clientsAre).contains(" 200 OK");
      assertThat(node.getSecure(path)).as("%s, clients %s", path, clientsAre).contains(" 200 OK");
    }
  }

  /** At once: each of them takes as long as it may. */
  @Test
  void whoTakesTooLongIsCut() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Duration>> all =
          SlowClient.ALL.stream()
              .map(client -> threads.submit(() -> timeUntilCut(client)))
              .toList();
      for (Future<Duration> each : all) {
        assertThat(each.get()).isBetween(DEADLINE.minusSeconds(2), DEADLINE.plusSeconds(3));
      }
    }
  }

  private Duration timeUntilCut(SlowClient client) throws IOException {
    long begun = System.nanoTime();
    try (Socket slow = client.by().to(node)) {
      ConfinedNode.send(slow, client.start().replace("~", "\r\n"));
      await(client.toString())
          .pollInterval(Duration.ofMillis(200))
          .atMost(DEADLINE.plusSeconds(3))
          .until(() -> isCut(slow, client.drip()));
    }
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** And the kernel keeps nothing for it: its side of the connection ends then, too. */
  @Test
  void whoDoesNotReadItsAnswersIsCut() throws IOException {
    for (By by : List.of(By.HTTP, By.TLS)) {
      Socket deaf = by.to(node);
      clients.add(deaf);
      ConfinedNode.send(deaf, "GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n".repeat(ANSWERS));
      assertThat(isConnected(deaf)).isTrue();
    }

    for (Socket deaf : clients) {
      await().atMost(DEADLINE.plusSeconds(5)).until(() -> !isConnected(deaf));
    }
    assertThat(node.get("/get")).contains(" 200 OK");
  }

  /** Whether the kernel takes it for connected: nothing is read to find out. */
  private static boolean isConnected(Socket socket) throws IOException {
    String local = ":%04X ".formatted(socket.getLocalPort());
    for (Path table : List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"))) {
      // number, local and remote address, state
      Pattern established = Pattern.compile("\\s*\\d+: \\w+%s\\w+:\\w+ 01 .*".formatted(local));
      if (Files.readAllLines(table).stream().anyMatch(established.asMatchPredicate())) {
        return true;
      }
    }
    return false;
  }

  @Test
  void streamsBeyondTheLimitAreRefusedUntilOneHasGone() throws IOException {
    for (int i = 0; i < STREAMS; i++) {
      clients.add((i % 8 == 0 ? By.TLS : By.HTTP).to(node));
      ConfinedNode.send(clients.getLast(), "GET /v1/watch HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(statusOf(clients.getLast())).isEqualTo("HTTP/1.1 200");
    }
    try (Socket beyond = node.connect()) {
      ConfinedNode.send(beyond, "GET /v1/watch HTTP/1.1\r\nHost: a\r\n\r\n");
      assertThat(statusOf(beyond)).isEqualTo("HTTP/1.1 503");
    }
    assertThat(node.get("/get")).contains(" 200 OK");

    clients.removeLast().close();
    await()
        .until(() -> {
          try (Socket next = node.connect()) {
            ConfinedNode.send(next, "GET /v1/watch HTTP/1.1\r\nHost: a\r\n\r\n");
            return statusOf(next).endsWith("200");
          }
        });
  }

  private static String statusOf(Socket client) throws IOException {
    return new String(client.getInputStream().readNBytes("HTTP/1.1 200".length()), US_ASCII);
  }

  private static boolean isCut(Socket socket, String drip) throws IOException {
    try {
      ConfinedNode.send(socket, drip);
      socket.setSoTimeout(1);
      while (socket.getInputStream().read() >= 0) {}
      return true;
    } catch (SocketException | SSLException _) {
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    }
  }
}
