package dev.onevalue.node.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients cannot do to a node: they have all the time and connections they want. */
class HttpLimitsIT {

  private static final int CLIENTS = 1_100;
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private final List<Socket> clients = new ArrayList<>();
  private ConfinedNode node;

  @BeforeEach
  void start() throws IOException {
    node = ConfinedNode.start("text");
  }

  @AfterEach
  void end() throws IOException {
    node.close();
    for (Socket client : clients) {
      client.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"silent, ''", "idle, 'GET /get HTTP/1.1~Host: a~~'", "halfway, 'GET /get HT'"})
  void moreClientsThanItCanHoldDoNotKeepOthersOut(String clientsAre, String send)
      throws IOException {
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(node.connect());
      ConfinedNode.send(clients.getLast(), send.replace("~", "\r\n"));
    }

    for (String path : List.of("/get", "/readyz", "/livez", "/set/7", "/v1/value")) {
      assertThat(node.get(path)).as("%s, clients %s", path, clientsAre).contains(" 200 OK");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "saysNothing,      '',                                                      ''",
    "dripsItsHeader,   'GET /get HTTP/1.1~Host: a~X: ',                          x",
    "dripsItsBody,     'POST /set/1 HTTP/1.1~Host: a~Content-Length: 1000~~',    x",
    "dripsItsSecond,   'GET /get HTTP/1.1~Host: a~~GET /get HTTP/1.1~X: ',       x"
  })
  void whoTakesTooLongIsCut(String client, String start, String drip) throws IOException {
    long begun = System.nanoTime();
    try (Socket slow = node.connect()) {
      ConfinedNode.send(slow, start.replace("~", "\r\n"));

      await()
          .pollInterval(Duration.ofMillis(200))
          .atMost(DEADLINE.plusSeconds(3))
          .until(() -> isCut(slow, drip));
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .as(client)
        .isGreaterThan(DEADLINE.minusSeconds(2));
  }

  @Test
  void whoDoesNotReadItsAnswersIsCut() throws IOException {
    var cut = new AtomicBoolean();
    Socket deaf = node.connect();
    clients.add(deaf);
    Thread.ofVirtual().start(() -> floodUntilCut(deaf, cut));

    await().atMost(DEADLINE.plusSeconds(8)).untilTrue(cut);
    assertThat(node.get("/get")).contains(" 200 OK");
  }

  private static void floodUntilCut(Socket socket, AtomicBoolean cut) {
    try {
      while (true) {
        ConfinedNode.send(socket, "GET /get HTTP/1.1\r\nHost: a\r\n\r\n".repeat(1_000));
      }
    } catch (IOException _) {
      cut.set(true);
    }
  }

  private static boolean isCut(Socket socket, String drip) throws IOException {
    try {
      ConfinedNode.send(socket, drip);
      socket.setSoTimeout(1);
      while (socket.getInputStream().read() >= 0) {}
      return true;
    } catch (SocketException _) {
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    }
  }
}
