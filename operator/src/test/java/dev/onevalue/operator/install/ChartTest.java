package dev.onevalue.operator.install;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code chart/} has values, and all but the CRD that is rendered with them; {@code
 * mvn test -Dupdate} writes it anew.
 */
class ChartTest {
  private static final Path CASES = Path.of("src/test/resources/chart");

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRenderedAsExpected(Path folder) throws IOException {
    Path expected = folder.resolve("out.yaml");
    String rendered = withoutCrd(Chart.rendered(folder.resolve("values.yaml")));
    if (Boolean.getBoolean("update")) {
      Files.writeString(expected, rendered);
    }
    assertThat(expected).as("mvn test -Dupdate writes it").hasContent(rendered);
  }

  @Test
  void theCrdIsKeptWhenTheReleaseGoes() {
    assertThat(Chart.objects(Chart.rendered(Map.of())))
        .filteredOn(CustomResourceDefinition.class::isInstance)
        .singleElement()
        .extracting(crd -> crd.getMetadata().getAnnotations())
        .isEqualTo(Map.of("helm.sh/resource-policy", "keep"));
  }

  @Test
  void nothingIsClusterWideWhereNothingMayBe() {
    String rendered =
        Chart.rendered(
            Map.of(
                "watch.namespaces[0]",
                "one",
                "watch.namespaces[1]",
                "two",
                "crds.create",
                false,
                "rbac.aggregateClusterRoles",
                false));
    assertThat(Chart.objects(rendered))
        .extracting(object -> object.getMetadata().getNamespace())
        .containsOnly("onevalue-system", "one", "two");
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          replica               | 2         | replica
          image.name            | mine      | name
          image.pullPolicy      | Sometimes | pullPolicy
          image.digest          | sha256:12 | digest
          image.repository      | A/B       | repository
          global.imageRegistry  | a b       | imageRegistry
          nodeImage.pullPolicy  | Always    | pullPolicy
          leaderElection.enable | true      | enable
          watch.namespaces      | all       | namespaces
          log.format            | xml       | format
          replicas              | -1        | replicas
          podMonitor.enable     | true      | enable
          prometheusRule.runbookBase | here | runbookBase
          dashboards.folder     | one       | folder
          """)
  void whatIsNoSettingIsRefusedByName(String name, String value, String named) {
    assertThatThrownBy(() -> Chart.rendered(Map.of(name, value))).hasMessageContaining(named);
  }

  @Test
  void replicasThatWouldAllActAreRefused() {
    assertThatThrownBy(() -> Chart.rendered(Map.of("replicas", 2, "leaderElection.enabled", false)))
        .hasMessageContaining("replicas: 2: without leaderElection.enabled");
  }

  @Test
  void membersAreScrapedWhereverTheyAre() {
    JsonNode monitor =
        monitor(
            "onevalue-members",
            Map.of("podMonitor.members.port", "https", "podMonitor.labels.release", "it"));
    assertThat(monitor.at("/metadata/labels/release").textValue()).isEqualTo("it");
    assertThat(monitor.at("/spec/namespaceSelector").toString()).isEqualTo("{\"any\":true}");
    assertThat(monitor.at("/spec/podMetricsEndpoints/0/port").textValue()).isEqualTo("https");
    assertThat(monitor.findValuesAsText("targetLabel")).containsExactly("name", "instance");
    JsonNode some = monitor("onevalue-members", Map.of("watch.namespaces[0]", "one"));
    assertThat(some.at("/spec/namespaceSelector").toString())
        .isEqualTo("{\"matchNames\":[\"one\"]}");
  }

  @Test
  void whatTheOperatorSaysOfAClusterKeepsItsNamespace() {
    JsonNode monitor = monitor("onevalue-operator", Map.of());
    assertThat(monitor.at("/spec/podMetricsEndpoints/0/port").textValue()).isEqualTo("health");
    assertThat(monitor.at("/spec/podMetricsEndpoints/0/honorLabels").booleanValue()).isTrue();
  }

  private static JsonNode monitor(String name, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>(values);
    all.put("podMonitor.enabled", true);
    return Chart.objects(Chart.rendered(all)).stream()
        .filter(object -> object.getKind().equals("PodMonitor"))
        .filter(object -> object.getMetadata().getName().equals(name))
        .map(object -> Serialization.unmarshal(Serialization.asJson(object), JsonNode.class))
        .findFirst()
        .orElseThrow();
  }

  private static String withoutCrd(String rendered) {
    return Chart.documents(rendered)
        .filter(document -> !document.contains("kind: \"CustomResourceDefinition\""))
        .collect(joining("---\n"));
  }
}
