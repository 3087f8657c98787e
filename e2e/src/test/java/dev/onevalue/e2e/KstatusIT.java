package dev.onevalue.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What kstatus, by which Flux and {@code helm --wait} judge, and the expressions for Flux make of
 * recorded clusters. Each file says in its name what that should be.
 */
class KstatusIT {
  private static final Path STATUSES = Path.of("../deploy/integrations/statuses");

  @Test
  void eachStatusMeansWhatItsNameSays() throws IOException {
    List<Path> files = files();
    String said =
        Shell.run(
            "go -C e2e/kstatus run . ../../deploy/integrations/flux/kustomization.yaml",
            files.stream().map(Path::toString).toArray(String[]::new));
    assertThat(said.lines().filter(line -> !line.startsWith("go: ")).toList())
        .isEqualTo(files.stream().map(KstatusIT::expected).toList());
  }

  private static String expected(Path file) {
    String[] parts = file.getFileName().toString().split("-", -1);
    return parts[1] + " " + parts[2];
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(STATUSES)) {
      return files.filter(Files::isRegularFile).map(Path::toAbsolutePath).sorted().toList();
    }
  }
}
