package dev.onevalue.operator.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.onevalue.operator.member.MemberClient;
import dev.onevalue.operator.member.http.Authorities;
import dev.onevalue.operator.member.http.Requests;
import dev.onevalue.operator.member.http.Requests.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A member that serves HTTPS alone, at an address that its certificate does not have. */
class HttpsMemberTest {
  private static final String ADDRESS = "127.0.0.2";

  private final Identity authority = Identity.authority("demo authority", Instant.now());
  private final Authorities authorities = new Authorities();
  private HttpsServer server;
  private MemberClient client;

  @BeforeEach
  void serve() throws IOException, GeneralSecurityException {
    server = HttpsServer.create(new InetSocketAddress(ADDRESS, 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(context(authority.server("demo", List.of("demo"), Instant.now()))));
    server.createContext(
        "/v1/members",
        exchange -> {
          try (exchange) {
            byte[] answer = "{\"members\":[]}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    server.start();
    client =
        new MemberClient(
            new Requests(
                new Ports(1, server.getAddress().getPort()),
                authorities,
                Duration.ofSeconds(5),
                _ -> Optional.empty()));
  }

  @AfterEach
  void close() {
    client.close();
    server.stop(0);
  }

  @Test
  void oneOfTheAuthorityIsBelievedWhateverItsName() throws IOException {
    authorities.require(ADDRESS, Pem.of(List.of(authority.certificate())));
    assertThat(client.members(ADDRESS)).isEmpty();
  }

  @Test
  void oneOfAnotherAuthorityIsNot() {
    Identity other = Identity.authority("demo authority", Instant.now());
    authorities.require(ADDRESS, Pem.of(List.of(other.certificate())));
    assertThatThrownBy(() -> client.members(ADDRESS)).hasMessageContaining("Exception");
  }

  @Test
  void withoutAnAuthorityNobodyIs() {
    authorities.require(ADDRESS, "");
    assertThatThrownBy(() -> client.members(ADDRESS)).hasMessageContaining("authority");
  }

  private static SSLContext context(Identity identity)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "demo",
        Pem.privateKey(identity.key()),
        new char[0],
        new X509Certificate[] {identity.certificate()});
    var keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(store, new char[0]);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
