package dev.onevalue.operator;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The one file that installs everything is made of its sources, with the version of this build;
 * {@code mvn test -Dupdate} writes it anew.
 */
class InstallManifestTest {
  private static final Path MANIFEST = Path.of("../deploy/install.yaml");
  private static final String HEADER =
      "# Made of crds/ and deploy/operator/ by mvn test -Dupdate: change it there.\n---\n";

  @Test
  void committedIsMadeOfItsSources() throws IOException {
    String made =
        Stream.of(
                "../deploy/operator/namespace.yaml",
                "../crds/onevalueclusters.onevalue.dev.yaml",
                "../deploy/operator/serviceaccount.yaml",
                "../deploy/operator/rbac.yaml",
                "../deploy/operator/deployment.yaml")
            .map(InstallManifestTest::source)
            .collect(joining("---\n", HEADER, ""));
    if (Boolean.getBoolean("update")) {
      Files.writeString(MANIFEST, made);
    }
    assertThat(MANIFEST).as("mvn test -Dupdate writes it").hasContent(made);
  }

  private static String source(String file) {
    try {
      return Files.readString(Path.of(file))
          .replaceFirst("^---\n", "")
          .replace("${version}", System.getProperty("project.version"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
