package dev.onevalue.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
  private static final String IMAGE = "onevalue/node:test";

  @Test
  void onlyTheNodeImageMustBeSet() {
    assertThat(Settings.from(Map.of("NODE_IMAGE", IMAGE)))
        .isEqualTo(
            new Settings(
                IMAGE, Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), 8081));
  }

  @Test
  void everythingCanBeSet() {
    Map<String, String> environment =
        Map.of(
            "NODE_IMAGE", IMAGE,
            "WATCH_NAMESPACE", "one, two,",
            "LEASE_NAMESPACE", "three",
            "OPERATOR_NAMESPACE", "four",
            "OPERATOR_SERVICE_ACCOUNT", "five",
            "HEALTH_PORT", "9000",
            "LOG_FORMAT", "json");
    assertThat(Settings.from(environment))
        .isEqualTo(
            new Settings(
                IMAGE,
                Set.of("one", "two"),
                Optional.of("three"),
                Optional.of("four"),
                Optional.of("five"),
                9000));
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NODE_IMAGE | '' | NODE_IMAGE is not set: it names the container image of the members
          LEASE_NAMESPACE | A B | LEASE_NAMESPACE is no name of a namespace: A B
          OPERATOR_NAMESPACE | A B | OPERATOR_NAMESPACE is no name of a namespace: A B
          HEALTH_PORT | 0 | HEALTH_PORT is not a port from 1 to 65535: 0
          HEALTH_PORT | 65536 | HEALTH_PORT is not a port from 1 to 65535: 65536
          HEALTH_PORT | http | HEALTH_PORT is not a port from 1 to 65535: http
          LOG_FORMAT | xml | LOG_FORMAT is neither text nor json: xml
          """)
  void aWrongOneIsNamed(String name, String value, String message) {
    Map<String, String> environment = new HashMap<>(Map.of("NODE_IMAGE", IMAGE));
    environment.put(name, value);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.from(environment))
        .withMessage(message);
  }
}
