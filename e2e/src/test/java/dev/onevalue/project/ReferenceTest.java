package dev.onevalue.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the reference pages list is what there is. */
class ReferenceTest {

  private static final Path ROOT = Path.of("..");
  private static final Path NODE = ROOT.resolve("node/src/main/java/dev/onevalue/node");
  private static final Path OPERATOR = ROOT.resolve("operator/src/main/java/dev/onevalue/operator");
  private static final Path CONDITION_TYPES =
      ROOT.resolve("crds/src/main/java/dev/onevalue/api/v1alpha1/ConditionType.java");

  private static final String NAME = "`([^`]+)`";
  private static final String METRIC = "\"(onevalue_\\w+[a-z])\"";

  @Test
  void settingsOfTheNode() throws IOException {
    assertThat(listed("node", "## Settings"))
        .isEqualTo(found(NODE, 1, "\"([A-Z]{2,}(?:_[A-Z]+)*)\""));
  }

  @Test
  void settingsOfTheOperator() throws IOException {
    assertThat(listed("operator", "## Settings"))
        .isEqualTo(found(OPERATOR.resolve("Settings.java"), "[(\"]\"?([A-Z]+_[A-Z_]+)\","));
  }

  @Test
  void conditions() throws IOException {
    assertThat(listed("operator", "## Conditions"))
        .isEqualTo(found(CONDITION_TYPES, "(?m)^  ([A-Z]\\w+),?$"));
  }

  @Test
  void reasonsOfConditions() throws IOException {
    String reasons = section("operator", "## Conditions");

    assertThat(found(OPERATOR, "(?:Verdict\\.\\w+|new Problem)\\(\\s*\"(\\w+)\""))
        .hasSizeGreaterThan(20)
        .filteredOn(reason -> !Set.of("Applied").contains(reason) && !reason.startsWith("Not"))
        .allSatisfy(reason -> assertThat(reasons).contains("`" + reason + "`"));
  }

  @Test
  void events() throws IOException {
    Set<String> events = found(OPERATOR, "Occurrence\\.(?:normal|warning)\\(\\s*\"(\\w+)\"");
    events.addAll(found(OPERATOR.resolve("event/Turn.java"), "(?:true|false), \"(\\w+)\"\\)"));
    events.addAll(found(OPERATOR.resolve("rotation"), "\"(Certificate\\w+)\""));

    assertThat(listed("operator", "## Events")).isEqualTo(events);
  }

  @Test
  void metricsOfTheNode() throws IOException {
    assertThat(metrics("node")).isEqualTo(found(NODE, METRIC));
  }

  @Test
  void metricsOfTheOperator() throws IOException {
    Set<String> metrics = found(OPERATOR, METRIC);
    found(OPERATOR.resolve("telemetry/ClusterGauge.java"), " gauge\\(\\s*\"(\\w+)\"")
        .forEach(name -> metrics.add("onevalue_cluster_" + name));

    assertThat(metrics("operator")).isEqualTo(metrics);
  }

  /** As the code names them: what is counted ends in _total only when it is told. */
  private static Set<String> metrics(String module) throws IOException {
    return listed(module, "## Metrics").stream()
        .map(name -> name.replaceFirst("_total$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @CsvSource({
    "node, node/src/main/java/dev/onevalue/node",
    "operator, operator/src/main/java/dev/onevalue/operator"
  })
  void packages(String module, Path sources) throws IOException {
    try (Stream<Path> folders = Files.list(ROOT.resolve(sources))) {
      assertThat(listed(module, "# The " + module))
          .isEqualTo(
              folders
                  .filter(Files::isDirectory)
                  .map(folder -> folder.getFileName().toString())
                  .collect(Collectors.toCollection(TreeSet::new)));
    }
  }

  @Test
  void requests() throws IOException {
    String readmes =
        Files.readString(ROOT.resolve("README.md"))
            + Files.readString(ROOT.resolve("node/README.md"));

    assertThat(found(ROOT.resolve("node/src/main/resources"), "(?m)^ +\"(/[a-z1.]\\w*(?:/\\w+)?)"))
        .hasSizeGreaterThan(10)
        .allSatisfy(path -> assertThat(readmes).contains(path));
  }

  /** What the first column of the tables of a section names. */
  private static Set<String> listed(String module, String heading) throws IOException {
    return section(module, heading)
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(1, line.indexOf('|', 1)))
        .flatMap(cell -> Pattern.compile(NAME).matcher(cell).results())
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String section(String module, String heading) throws IOException {
    String readme = Files.readString(ROOT.resolve(module).resolve("README.md"));
    int start = readme.indexOf(heading + "\n");
    assertThat(start).as(heading).isNotNegative();
    int end = readme.indexOf("\n## ", start + heading.length());
    return readme.substring(start, end < 0 ? readme.length() : end);
  }

  private static Set<String> found(Path sources, String pattern) throws IOException {
    return found(sources, Integer.MAX_VALUE, pattern);
  }

  private static Set<String> found(Path sources, int depth, String pattern) throws IOException {
    Pattern name = Pattern.compile(pattern);
    try (Stream<Path> files = Files.walk(sources, depth)) {
      return files
          .filter(Files::isRegularFile)
          .map(ReferenceTest::text)
          .flatMap(text -> name.matcher(text).results().map((MatchResult found) -> found.group(1)))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
