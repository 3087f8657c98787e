package dev.onevalue.operator.install;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What is installed without Helm is made of the chart, and the chart has the CRD and the version of
 * this build; {@code mvn test -Dupdate} writes it all anew.
 */
class InstallManifestTest {
  private static final Path DEPLOY = Path.of("../deploy");
  private static final Path CRD = Path.of("../crds/onevalueclusters.onevalue.dev.yaml");
  private static final Path CRD_OF_CHART = Chart.FOLDER.resolve("files").resolve(CRD.getFileName());
  private static final Path CHART = Chart.FOLDER.resolve("Chart.yaml");
  private static final String HEADER =
      "# Made of deploy/namespace.yaml and deploy/chart by mvn test -Dupdate: change it there.\n";

  @BeforeAll
  static void update() throws IOException {
    if (Boolean.getBoolean("update")) {
      Files.writeString(CRD_OF_CHART, Files.readString(CRD));
      Files.writeString(CHART, withVersion(Files.readString(CHART)));
    }
  }

  @Test
  void theChartHasTheCrdAndTheVersionOfThisBuild() throws IOException {
    assertThat(CRD_OF_CHART).as("mvn test -Dupdate writes it").hasSameTextualContentAs(CRD);
    assertThat(CHART).hasContent(withVersion(Files.readString(CHART)));
  }

  @Test
  void oneFileInstallsWhatTheChartDoes() throws IOException {
    String namespace = Files.readString(DEPLOY.resolve("namespace.yaml"));
    assertMade("install.yaml", HEADER + "---\n" + namespace + "---\n" + Chart.rendered(Map.of()));
  }

  @Test
  void theImagesAreListed() throws IOException {
    String images =
        Chart.objects(Chart.rendered(Map.of())).stream()
            .filter(Deployment.class::isInstance)
            .flatMap(object -> images((Deployment) object))
            .sorted()
            .collect(joining("\n", "", "\n"));
    assertMade("images.txt", images);
  }

  private static Stream<String> images(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().stream()
        .flatMap(container -> Stream.concat(Stream.of(container.getImage()), given(container)));
  }

  /** Images that it is told to give to Pods of its own. */
  private static Stream<String> given(Container container) {
    return container.getEnv().stream()
        .filter(variable -> variable.getName().endsWith("IMAGE"))
        .map(EnvVar::getValue);
  }

  private static String withVersion(String chart) {
    return chart.replaceAll(
        "(?m)^(version|appVersion): .*$", "$1: " + System.getProperty("project.version"));
  }

  private static void assertMade(String name, String made) throws IOException {
    Path file = DEPLOY.resolve(name);
    if (Boolean.getBoolean("update")) {
      Files.writeString(file, made);
    }
    assertThat(file).as("mvn test -Dupdate writes it").hasContent(made);
  }
}
