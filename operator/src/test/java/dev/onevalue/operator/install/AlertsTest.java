package dev.onevalue.operator.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The alert rules of the chart; {@code alerts/} has each of them fire, in promtool. */
class AlertsTest {
  private static final List<Path> RULES = files(Chart.FOLDER.resolve("rules"));
  private static final List<Path> TESTS = files(Path.of("src/test/resources/alerts"));
  private static final Path RUNBOOK = Chart.FOLDER.resolve("RUNBOOK.md");

  @Test
  void prometheusTakesThem() {
    Promtool.checkRules(RULES);
  }

  @Test
  void eachFiresAndIsSilentWhenItShould() {
    Promtool.testRules(TESTS);
  }

  @Test
  void eachIsTestedBothWays() {
    List<JsonNode> tested =
        TESTS.stream()
            .flatMap(file -> read(file).findValues("alert_rule_test").stream())
            .flatMap(JsonNode::valueStream)
            .toList();
    assertThat(alerts())
        .allSatisfy(alert ->
            assertThat(tested)
                .filteredOn(test -> test.get("alertname").equals(alert.get("alert")))
                .extracting(test -> test.has("exp_alerts"))
                .contains(true, false));
  }

  @Test
  void eachSaysWhatItMeansAndTheRunbookWhatToDo() throws IOException {
    assertThat(alerts())
        .allSatisfy(alert -> {
          String name = alert.get("alert").textValue();
          JsonNode annotations = alert.get("annotations");
          assertThat(alert.at("/labels/severity").textValue()).isIn("critical", "warning", "info");
          assertThat(annotations.get("summary").textValue()).endsWith(".");
          assertThat(annotations.get("description").textValue()).endsWith(".");
          assertThat(annotations.get("runbook_url").textValue())
              .isEqualTo("RUNBOOK.md#" + name.toLowerCase(Locale.ROOT));
        });
    assertThat(Files.readAllLines(RUNBOOK))
        .filteredOn(line -> line.startsWith("## "))
        .containsExactlyInAnyOrderElementsOf(
            alerts().stream().map(alert -> "## " + alert.get("alert").textValue()).toList());
  }

  @Test
  void theChartHandsThemToThePrometheusOperator() {
    String base = "https://git.example.com/onevalue/deploy/chart/";
    JsonNode rule =
        object(
            Chart.rendered(
                Map.of(
                    "prometheusRule.enabled",
                    true,
                    "prometheusRule.runbookBase",
                    base,
                    "prometheusRule.labels.release",
                    "monitoring")));
    assertThat(rule.at("/metadata/labels/release").textValue()).isEqualTo("monitoring");
    ArrayNode expected = JsonNodeFactory.instance.arrayNode();
    RULES.forEach(file -> expected.addAll((ArrayNode) read(file).get("groups")));
    expected
        .findValues("annotations")
        .forEach(annotations ->
            ((ObjectNode) annotations)
                .put("runbook_url", base + annotations.get("runbook_url").textValue()));
    assertThat(rule.at("/spec/groups")).isEqualTo(expected);
  }

  private static JsonNode object(String rendered) {
    return Chart.objects(rendered).stream()
        .filter(GenericKubernetesResource.class::isInstance)
        .filter(object -> object.getKind().equals("PrometheusRule"))
        .map(object -> Serialization.unmarshal(Serialization.asJson(object), JsonNode.class))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> alerts() {
    return RULES.stream()
        .flatMap(file -> read(file).get("groups").valueStream())
        .flatMap(group -> group.get("rules").valueStream())
        .toList();
  }

  private static JsonNode read(Path file) {
    try {
      return Serialization.unmarshal(Files.readString(file), JsonNode.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
