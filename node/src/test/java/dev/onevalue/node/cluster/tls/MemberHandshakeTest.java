package dev.onevalue.node.cluster.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.onevalue.node.cluster.tls.TestAuthority.Identity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two ends show each other who they are. */
class MemberHandshakeTest {

  private static final TestAuthority FIRST = new TestAuthority("first");
  private static final TestAuthority SECOND = new TestAuthority("second");

  @TempDir private Path folder;

  /** All are at one port: sessions of a member are known by that. */
  private ServerSocket listening;

  @BeforeEach
  void listen() throws IOException {
    listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    listening.close();
  }

  /** Makes a connection, and has the client read a byte of the server: it is told by then. */
  private Instant connect(MemberTls client, MemberTls server) throws Exception {
    var accepting = new FutureTask<>(accept(server));
    Thread.startVirtualThread(accepting);
    var bare = new Socket(listening.getInetAddress(), listening.getLocalPort());
    bare.setSoTimeout(5_000);
    try (SSLSocket socket = client.connected(bare, "127.0.0.1", listening.getLocalPort())) {
      assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
      assertThat(socket.getInputStream().read()).isEqualTo(7);
      return Instant.ofEpochMilli(socket.getSession().getCreationTime());
    } finally {
      bare.close();
      get(accepting);
    }
  }

  private Callable<Void> accept(MemberTls server) {
    return () -> {
      Socket bare = listening.accept();
      bare.setSoTimeout(5_000);
      try (bare;
          var socket = server.accepted(bare, new ByteArrayInputStream(new byte[0]))) {
        socket.getOutputStream().write(7);
        socket.getInputStream().read();
      }
      return null;
    };
  }

  /** What the server saw is as good as what the client did. */
  private static void get(FutureTask<Void> accepting) throws Exception {
    try {
      accepting.get();
    } catch (ExecutionException e) {
      throw (IOException) e.getCause();
    }
  }

  @Test
  void membersOfOneAuthorityConnectAndResumeTheirSession() throws Exception {
    MemberTls a = TestAuthority.tls(FIRST.member("a"), FIRST);
    MemberTls b = TestAuthority.tls(FIRST.member("b"), FIRST);

    Instant created = connect(a, b);

    assertThat(connect(a, b)).isEqualTo(created);
    assertThat(connect(b, a)).isAfter(created);
  }

  @Test
  void neitherEndIsConnectedToAForeigner() {
    MemberTls member = TestAuthority.tls(FIRST.member("a"), FIRST);
    // it trusts ours, as anyone can
    MemberTls foreign = TestAuthority.tls(SECOND.member("a"), SECOND, FIRST);

    assertThatThrownBy(() -> connect(foreign, member)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> connect(member, foreign)).isInstanceOf(IOException.class);
  }

  /** Its session could be resumed, and then nobody would ask for its certificate. */
  @Test
  void aMemberWhoseCertificateIsOverIsRefusedAlsoWhenItComesBack() throws Exception {
    Instant end = Instant.now().plusSeconds(2);
    MemberTls member = TestAuthority.tls(FIRST.member("a"), FIRST);
    MemberTls leaving = TestAuthority.tls(FIRST.member("b", end.minusSeconds(60), end), FIRST);
    connect(leaving, member);

    await().until(() -> Instant.now().isAfter(end));

    assertThatThrownBy(() -> connect(leaving, member)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> connect(member, leaving)).isInstanceOf(IOException.class);
  }

  @Test
  void afterARotationTheFirstCertificateIsRefusedAlsoWhenItComesBack() throws Exception {
    Identity old = FIRST.member("old");
    TestAuthority.write(folder, old, FIRST);
    MemberTls left = TestAuthority.tls(old, FIRST, SECOND);
    try (MemberTls rotating = MemberTls.open(folder)) {
      connect(left, rotating);

      TestAuthority.write(folder, old, FIRST, SECOND);
      rotating.readAgain();
      rotating.readAgain();
      connect(left, rotating);
      TestAuthority.write(folder, SECOND.member("new"), FIRST, SECOND);
      rotating.readAgain();
      rotating.readAgain();
      connect(left, rotating);
      connect(rotating, left);
      TestAuthority.write(folder, SECOND.member("new"), SECOND);
      rotating.readAgain();
      rotating.readAgain();

      assertThatThrownBy(() -> connect(left, rotating)).isInstanceOf(SSLException.class);
      assertThatThrownBy(() -> connect(rotating, left)).isInstanceOf(SSLException.class);
    }
  }
}
