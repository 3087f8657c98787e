package dev.onevalue.operator.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The dashboards that the chart makes. That there is what they ask for is seen by {@code
 * MonitoringIT}, on a cluster.
 *
 * @see <a
 *     href="https://grafana.com/docs/grafana/latest/visualizations/dashboards/build-dashboards/view-dashboard-json-model/">Grafana:
 *     dashboard JSON model</a>
 */
class DashboardsTest {
  private static final int COLUMNS = 24;
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)}?");

  @TempDir private Path folder;

  static Stream<JsonNode> dashboards() {
    return Chart.objects(Chart.rendered(Map.of("dashboards.enabled", true))).stream()
        .filter(ConfigMap.class::isInstance)
        .map(ConfigMap.class::cast)
        .filter(map -> "1".equals(map.getMetadata().getLabels().get("grafana_dashboard")))
        .flatMap(map -> map.getData().entrySet().stream())
        .map(file -> parsed(file.getKey(), file.getValue()));
  }

  private static JsonNode parsed(String file, String json) {
    JsonNode dashboard = Serialization.unmarshal(json, JsonNode.class);
    assertThat(file).isEqualTo(dashboard.get("uid").textValue() + ".json");
    return dashboard;
  }

  @Test
  void thereIsOneForClustersAndOneForTheOperator() {
    assertThat(dashboards().map(dashboard -> dashboard.get("uid").textValue()))
        .containsExactly("onevalue-cluster", "onevalue-operator");
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panelsAreOfKnownTypesAndEachIsItself(JsonNode dashboard) {
    assertThat(dashboard.get("schemaVersion").intValue()).isGreaterThanOrEqualTo(39);
    List<JsonNode> panels = panels(dashboard);
    assertThat(panels).extracting(panel -> panel.get("id")).doesNotHaveDuplicates();
    assertThat(panels).extracting(panel -> panel.get("title")).doesNotHaveDuplicates();
    assertThat(panels)
        .allSatisfy(panel -> {
          assertThat(panel.get("type").textValue())
              .isIn("stat", "timeseries", "state-timeline", "heatmap", "table");
          assertThat(panel.get("targets")).isNotEmpty();
          assertThat(panel.findValues("refId")).doesNotHaveDuplicates();
          assertThat(panel.at("/fieldConfig/defaults/unit").textValue()).isNotEmpty();
        });
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panelsFillTheGridWithoutOverlaps(JsonNode dashboard) {
    List<String> cells = panels(dashboard).stream().flatMap(DashboardsTest::cells).toList();
    assertThat(cells).doesNotHaveDuplicates();
    int height =
        panels(dashboard).stream()
            .map(panel -> panel.get("gridPos"))
            .mapToInt(place -> place.get("y").intValue() + place.get("h").intValue())
            .max()
            .orElseThrow();
    assertThat(cells).allMatch(cell -> Integer.parseInt(cell.replaceAll(",.*", "")) < COLUMNS);
    assertThat(cells.size()).isGreaterThan(height * COLUMNS * 9 / 10);
  }

  private static Stream<String> cells(JsonNode panel) {
    JsonNode place = panel.get("gridPos");
    int x = place.get("x").intValue();
    int y = place.get("y").intValue();
    return IntStream.range(x, x + place.get("w").intValue())
        .boxed()
        .flatMap(column ->
            IntStream.range(y, y + place.get("h").intValue()).mapToObj(row -> column + "," + row));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void whatIsAskedIsAskedOfTheDataSourceThatIsChosen(JsonNode dashboard) {
    List<String> variables =
        dashboard.at("/templating/list").valueStream().map(v -> v.get("name").textValue()).toList();
    assertThat(variables).startsWith("datasource");
    assertThat(dashboard.findValues("datasource"))
        .extracting(source -> source.get("uid").textValue())
        .containsOnly("${datasource}");
    assertThat(VARIABLE.matcher(dashboard.toString()).results().map(found -> found.group(1)))
        .filteredOn(name -> !name.startsWith("__"))
        .isSubsetOf(variables);
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void prometheusUnderstandsEachQuestion(JsonNode dashboard) throws IOException {
    String rules =
        panels(dashboard).stream()
            .flatMap(panel -> panel.get("targets").valueStream())
            .map(target -> target.get("expr").textValue())
            .map(expression -> expression.replace("$__rate_interval", "1m"))
            .map(expression -> "  - record: question\n    expr: '%s'\n".formatted(expression))
            .distinct()
            .collect(Collectors.joining("", "groups:\n- name: dashboard\n  rules:\n", ""));
    Promtool.checkRules(List.of(Files.writeString(folder.resolve("rules.yaml"), rules)));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void eachColumnOfATableIsNamed(JsonNode dashboard) {
    assertThat(panels(dashboard))
        .filteredOn(panel -> panel.get("type").textValue().equals("table"))
        .isNotEmpty()
        .allSatisfy(table ->
            assertThat(
                    table
                        .at("/transformations/1/options/renameByName")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .filter(column -> column.startsWith("Value #")))
                .containsExactlyElementsOf(
                    table.findValuesAsText("refId").stream().map(id -> "Value #" + id).toList()));
  }

  private static List<JsonNode> panels(JsonNode dashboard) {
    return dashboard.get("panels").valueStream().toList();
  }
}
