package dev.onevalue.node.http.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onevalue.node.cluster.tls.TestAuthority;
import dev.onevalue.node.cluster.tls.TestAuthority.Identity;
import dev.onevalue.node.http.RawClient;
import dev.onevalue.node.http.ServedNode;
import dev.onevalue.node.http.access.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A node that speaks TLS with its clients, and how its certificate is replaced. */
class ClientTlsTest {

  private static final TestAuthority AUTHORITY = new TestAuthority("clients");
  private static final String GET = "GET /get HTTP/1.1\r\nHost: localhost\r\n\r\n";

  @TempDir private Path folder;
  private final Identity first = AUTHORITY.member("a");
  private ClientTls tls;
  private ServedNode node;

  @BeforeEach
  void start() throws IOException {
    write(first);
    tls = ClientTls.open(folder);
    node = ServedNode.start(tls, true);
    node.inform();
  }

  @AfterEach
  void stop() {
    node.close();
    tls.close();
  }

  /** As cert-manager does for a certificate of a public authority: there is no ca.crt. */
  private void write(Identity identity) throws IOException {
    TestAuthority.write(folder, identity, AUTHORITY);
    Files.delete(folder.resolve("ca.crt"));
  }

  private String ask(String request, String headers) throws IOException {
    try (var client = RawClient.secure(node.securePort(), AUTHORITY)) {
      return client
          .send(
              "%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
                  .formatted(request, headers))
          .answer();
    }
  }

  private Certificate shown() throws IOException {
    try (SSLSocket socket = AUTHORITY.connect(node.securePort(), "TLSv1.3")) {
      return socket.getSession().getPeerCertificates()[0];
    }
  }

  @Test
  void everyRouteIsThereOverTls() throws Exception {
    assertThat(ask("GET /get", "")).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n42");
    assertThat(ask("GET /set/7", "")).endsWith("\r\n\r\n7");
    assertThat(ask("GET /v1/value", "")).contains("\"value\":7");
    node.assertAnswers("/get", 200, "7");
  }

  @Test
  void aStreamIsThereToo() throws Exception {
    try (var client = RawClient.secure(node.securePort(), AUTHORITY)) {
      client.send("GET /v1/watch?heartbeat=100ms HTTP/1.1\r\nHost: localhost\r\n\r\n");
      client.until("\"value\":42");
      client.until("event: heartbeat\n");
      node.send("GET", "/set/8");
      client.until("\"value\":8");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void thisProtocolIsSpoken(String protocol) throws Exception {
    try (SSLSocket socket = AUTHORITY.connect(node.securePort(), protocol)) {
      assertThat(socket.getSession().getProtocol()).isEqualTo(protocol);
    }
  }

  /** Through a port-forward, or by a short name of its Service. */
  @Test
  void whateverNameAClientAsksForItIsAnswered() throws Exception {
    try (SSLSocket socket =
        AUTHORITY.connect(node.securePort(), "TLSv1.3", new SNIHostName("other.example"))) {
      socket.getOutputStream().write(GET.getBytes(US_ASCII));
      assertThat(socket.getInputStream().readNBytes(12))
          .asString(US_ASCII)
          .isEqualTo("HTTP/1.1 200");
    }
  }

  @Test
  void whatIsNewIsShownToNewConnectionsAndOldOnesStand() throws Exception {
    try (var standing = RawClient.secure(node.securePort(), AUTHORITY)) {
      standing.send(GET).until("\r\n\r\n42");
      Identity next = AUTHORITY.member("b");
      write(next);
      tls.readAgain();
      tls.readAgain();

      assertThat(shown()).isEqualTo(next.certificate());
      standing.send(GET).until("\r\n\r\n42");
      assertThat(node.send("GET", "/v1/tls").body())
          .contains("\"https\":{\"sha256\":\"%s\",\"notAfter\":".formatted(next.sha256()));
    }
  }

  @Test
  void aKeyOfAnotherIsToldOnceAndNotTaken() throws Exception {
    Files.writeString(
        folder.resolve("tls.key"),
        TestAuthority.pem("PRIVATE KEY", AUTHORITY.member("b").keys().getPrivate().getEncoded()));
    try (var log = new LogLines("dev.onevalue")) {
      for (int i = 0; i < 4; i++) {
        tls.readAgain();
      }
      assertThat(log.lines()).filteredOn(line -> line.contains("another's key")).hasSize(1);
    }
    assertThat(shown()).isEqualTo(first.certificate());
  }

  @Test
  void aFileThatIsMissingIsNamedAtTheStart() throws Exception {
    Files.delete(folder.resolve("tls.key"));

    assertThatThrownBy(() -> ClientTls.open(folder))
        .hasMessageStartingWith("TLS_DIR: " + folder.resolve("tls.key") + " cannot be read");
  }

  /** A member that starts again is of more use with it than without. */
  @Test
  void oneThatIsOverIsShownAndItsClientsRefuseIt() throws Exception {
    write(AUTHORITY.member("a", Instant.EPOCH, Instant.EPOCH.plusSeconds(9)));
    try (var log = new LogLines("dev.onevalue");
        var over = ServedNode.start(ClientTls.open(folder), true)) {
      assertThat(log.lines())
          .anyMatch(line -> line.contains("is over: ") && line.contains("1970-01-01T00:00:09Z"));
      over.assertAnswers("/get", 200, "42");
      assertThatThrownBy(() -> RawClient.secure(over.securePort(), AUTHORITY))
          .isInstanceOf(SSLHandshakeException.class)
          .hasMessageContaining("NotAfter");
    }
  }

  /** Over HTTPS a page that came in the clear is another one. */
  @Test
  void whichOriginIsItsOwn() throws Exception {
    assertThat(ask("GET /set/1", "Origin: https://localhost\r\n")).startsWith("HTTP/1.1 200 ");
    assertThat(ask("GET /set/2", "Origin: http://localhost\r\n")).startsWith("HTTP/1.1 403 ");
    assertThat(ask("GET /set/2", "Origin: https://other.example\r\n")).startsWith("HTTP/1.1 403 ");
    assertThat(ask("GET /set/2", "Sec-Fetch-Site: cross-site\r\n")).startsWith("HTTP/1.1 403 ");
    node.assertAnswers("/get", 200, "1");
  }

  @Test
  void withoutPlainHttpThatPortAnswersProbesAlone() throws Exception {
    try (var secure = ServedNode.start(tls, false)) {
      secure.inform();
      for (String path : List.of("/livez", "/readyz")) {
        assertThat(secure.send("GET", path).statusCode()).isEqualTo(200);
      }
      for (String path :
          List.of("/get", "/set/7", "/v1/value", "/v1/watch", "/metrics", "/livez/")) {
        assertThat(secure.send("GET", path).statusCode()).as(path).isEqualTo(403);
      }
      assertThat(secure.put("/v1/value", "{\"value\":7}").body())
          .contains("use HTTPS, at port " + secure.securePort())
          .contains("\"status\":403");
      try (var client = secure.connect()) {
        assertThat(client.ask("GET https://localhost/set/7 HTTP/1.1\r\nHost: localhost\r\n\r\n"))
            .startsWith("HTTP/1.1 403 ");
      }
      try (var client = RawClient.secure(secure.securePort(), AUTHORITY)) {
        client.send(GET).until("\r\n\r\n42");
      }
    }
  }
}
