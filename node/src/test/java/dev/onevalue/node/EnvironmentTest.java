package dev.onevalue.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onevalue.node.cluster.discovery.Seed;
import dev.onevalue.node.http.HttpSettings.Ports;
import dev.onevalue.node.http.access.kubernetes.api.ApiSettings;
import dev.onevalue.node.http.crossorigin.HostNames;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {

  private static NodeSettings settings(String... namesAndValues) {
    Map<String, String> variables = new HashMap<>(Map.of("ADVERTISE_ADDR", "127.0.0.1"));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      variables.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return NodeSettings.from(new Environment(variables));
  }

  @Test
  void everySettingHasADefault() {
    NodeSettings settings = settings();

    assertThat(settings.clients()).isEqualTo(new ClientSettings(new Ports(8080, true, 8443), null));
    assertThat(settings.initialValue()).isEqualTo(42);
    assertThat(settings.fanout()).isEqualTo(2);
    assertThat(settings.gossipInterval()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.seedApi()).isTrue();
    assertThat(settings.tlsFolder()).isNull();
    assertThat(settings.cluster().port()).isEqualTo(7946);
    assertThat(settings.cluster().clusterName()).isEqualTo("onevalue");
    assertThat(settings.cluster().seeds()).isEmpty();
    assertThat(settings.cluster().inKubernetes()).isFalse();
    assertThat(settings.cluster().self().name()).isNotBlank();
  }

  @Test
  void anEmptyVariableIsAnUnsetOne() {
    assertThat(settings("HTTP_PORT", " ").clients().ports().http()).isEqualTo(8080);
  }

  @Test
  void seedsAreHostsWithOrWithoutAPort() {
    assertThat(settings("CLUSTER_ADDR", "a, b:7001,[::1]:7002").cluster().seeds())
        .containsExactly(new Seed("a", 7946), new Seed("b", 7001), new Seed("::1", 7002));
  }

  @ParameterizedTest
  @CsvSource({
    "n1, true",
    "host, true",
    "own.example, true",
    "b.example, true",
    "c.example, true",
    "onevalue, false",
    "127.0.0.1, true",
    "demo.ns, false"
  })
  void aNodeIsCalledByItsOwnNames(String host, boolean own) {
    HostNames names =
        settings(
                "NODE_NAME", "n1",
                "ADVERTISE_ADDR", "own.example",
                "ALLOWED_HOSTS", "b.example, C.example")
            .hostNames();

    assertThat(names.include(host.equals("host") ? HostName.get() : host)).isEqualTo(own);
  }

  @ParameterizedTest
  @CsvSource({
    "demo, true",
    "demo.ns, true",
    "demo.ns.svc, true",
    "demo.ns.svc.cluster.local, true",
    "demo-members.ns.svc, true",
    "demo-0.demo-members.ns.svc.cluster.local, true",
    "demo-0, true",
    "demo-1.demo-members.ns, false",
    "demo.other, false",
    "ns.svc, false"
  })
  void inKubernetesAlsoByThoseOfItsServices(String host, boolean own) {
    HostNames names =
        settings("NODE_NAME", "demo-0", "CLUSTER_NAME", "demo", "KUBERNETES_NAMESPACE", "ns")
            .hostNames();

    assertThat(names.include(host)).isEqualTo(own);
  }

  @Test
  void anybodyMayUnlessATokenIsAskedFor() {
    assertThat(settings().access()).isEqualTo(new AccessSettings(false, false, null, null));
    assertThat(settings("KUBERNETES_NAMESPACE", "ns").access().api()).isNull();
    assertThat(settings("WRITE_TOKENS_FILE", "/a").access())
        .isEqualTo(new AccessSettings(true, false, Path.of("/a"), null));
  }

  @Test
  void inKubernetesTheApiServerIsWhereJGroupsLooksForIt() {
    assertThat(
            settings(
                    "KUBERNETES_NAMESPACE", "ns",
                    "CLUSTER_NAME", "demo",
                    "KUBERNETES_SERVICE_HOST", "fd00::1",
                    "KUBERNETES_SERVICE_PORT", "6443",
                    "ACCESS_WRITE", "Token")
                .access()
                .api())
        .isEqualTo(
            new ApiSettings(
                URI.create("https://[fd00::1]:6443/"),
                Path.of("/var/run/secrets/kubernetes.io/serviceaccount/token"),
                Path.of("/var/run/secrets/kubernetes.io/serviceaccount/ca.crt"),
                "ns",
                "demo"));
  }

  @Test
  void clientsMayHaveToUseHttps() {
    assertThat(settings("TLS_DIR", "/a", "PLAIN_HTTP", "off", "HTTPS_PORT", "443").clients())
        .isEqualTo(new ClientSettings(new Ports(8080, false, 443), Path.of("/a")));
    assertThatThrownBy(() -> settings("TLS_DIR", "/a", "HTTP_PORT", "8443"))
        .hasMessage("HTTPS_PORT: '8443' is not another port than HTTP_PORT");
  }

  @Test
  void everyLifeOfANodeHasItsOwnIncarnation() {
    assertThat(settings("NODE_NAME", "a").cluster().self())
        .isNotEqualTo(settings("NODE_NAME", "a").cluster().self());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTP_PORT       | 0         | an integer from 1 to 65535
          HTTPS_PORT      | 0         | an integer from 1 to 65535
          PLAIN_HTTP      | no        | one of on, off
          PLAIN_HTTP      | off       | possible without TLS_DIR: nobody could ask anything
          CLUSTER_PORT    | 65536     | an integer from 1 to 65535
          INITIAL_VALUE   | 1.5       | an integer from -9223372036854775808 to 9223372036854775807
          FANOUT          | zero      | an integer from 1 to 16
          GOSSIP_INTERVAL | 2         | a number with the unit ms, s, m or h, from 100 ms to 3600000 ms
          GOSSIP_INTERVAL | 99ms      | a number with the unit ms, s, m or h, from 100 ms to 3600000 ms
          GOSSIP_INTERVAL | 2h        | a number with the unit ms, s, m or h, from 100 ms to 3600000 ms
          SEED_API        | yes       | one of on, off
          LOG_FORMAT      | xml       | one of text, json
          CLUSTER_ADDR    | a:b       | host or host:port
          CLUSTER_ADDR    | a:0       | host:port with a port from 1 to 65535
          ALLOWED_HOSTS   | a:80      | a host name, without a port
          ALLOWED_HOSTS   | *.a       | a host name, without a port
          ACCESS_WRITE    | token     | one of Open, Token
          ACCESS_READ     | yes       | one of Open, Token
          ACCESS_WRITE    | Token     | possible without WRITE_TOKENS_FILE or KUBERNETES_NAMESPACE: there are no tokens
          ACCESS_READ     | Token     | possible without WRITE_TOKENS_FILE or KUBERNETES_NAMESPACE: there are no tokens
          NODE_NAME       | a b       | a name of at most 253 characters without spaces
          """)
  void aBadSettingIsNamedWithWhatWouldBeRight(String name, String value, String expected) {
    assertThatThrownBy(() -> settings(name, value))
        .isInstanceOf(BadSettingException.class)
        .hasMessage("%s: '%s' is not %s".formatted(name, value, expected));
  }
}
