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
    List<String> names = names();
    String said =
        Shell.run(
            "go -C e2e/kstatus run . ../../deploy/integrations/flux/kustomization.yaml",
            names.stream()
                .map(name -> "../../deploy/integrations/statuses/" + name)
                .toArray(String[]::new));
    assertThat(said.lines().toList()).isEqualTo(names.stream().map(KstatusIT::expected).toList());
  }

  private static String expected(String name) {
    String[] parts = name.split("-", -1);
    return parts[1] + " " + parts[2];
  }

  private static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(STATUSES)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
