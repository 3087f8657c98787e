package dev.onevalue.node.cluster.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is ended when too many wait. */
class WaitingTest {

  private static final Refusals UNTOLD = new Refusals(_ -> {});

  private final List<Socket> open = new ArrayList<>();
  private final Waiting waiting = new Waiting();
  private Accepting server;

  private static final class Accepting extends ServerSocket {

    Accepting() throws IOException {
      super(0, 1, InetAddress.getLoopbackAddress());
    }

    AdmittedSocket next() throws IOException {
      var socket = new AdmittedSocket(UNTOLD, _ -> {});
      implAccept(socket);
      return socket;
    }
  }

  @BeforeEach
  void listen() throws IOException {
    server = new Accepting();
  }

  @AfterEach
  void close() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    server.close();
  }

  private AdmittedSocket from(int address) throws IOException {
    var local = InetAddress.ofLiteral("127.0.78." + address);
    open.add(new Socket(server.getInetAddress(), server.getLocalPort(), local, 0));
    AdmittedSocket accepted = server.next();
    open.add(accepted);
    return accepted;
  }

  @Test
  void oneAddressEndsItsOwn() throws Exception {
    AdmittedSocket other = from(1);
    assertThat(waiting.add(other)).isEmpty();
    AdmittedSocket first = from(2);
    assertThat(waiting.add(first)).isEmpty();
    for (int i = 1; i < Waiting.MAX_OF_ADDRESS; i++) {
      assertThat(waiting.add(from(2))).isEmpty();
    }

    assertThat(waiting.add(from(2))).contains(first);
    assertThat(waiting.remove(first)).isFalse();
    assertThat(waiting.remove(other)).isTrue();
  }

  @Test
  void manyAddressesEndTheOldest() throws Exception {
    AdmittedSocket first = from(1);
    assertThat(waiting.add(first)).isEmpty();
    for (int i = 1; i < Waiting.MAX; i++) {
      assertThat(waiting.add(from(2 + i / 40))).isEmpty();
    }

    assertThat(waiting.add(from(99))).contains(first);
    assertThat(waiting.all()).hasSize(Waiting.MAX);
  }
}
