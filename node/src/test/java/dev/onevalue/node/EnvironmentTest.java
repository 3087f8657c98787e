package dev.onevalue.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onevalue.node.cluster.ClusterSettings.Seed;
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

    assertThat(settings.httpPort()).isEqualTo(8080);
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
    assertThat(settings("HTTP_PORT", " ").httpPort()).isEqualTo(8080);
  }

  @Test
  void seedsAreHostsWithOrWithoutAPort() {
    assertThat(settings("CLUSTER_ADDR", "a, b:7001,[::1]:7002").cluster().seeds())
        .containsExactly(new Seed("a", 7946), new Seed("b", 7001), new Seed("::1", 7002));
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
          NODE_NAME       | a b       | a name of at most 253 characters without spaces
          """)
  void aBadSettingIsNamedWithWhatWouldBeRight(String name, String value, String expected) {
    assertThatThrownBy(() -> settings(name, value))
        .isInstanceOf(BadSettingException.class)
        .hasMessage("%s: '%s' is not %s".formatted(name, value, expected));
  }
}
