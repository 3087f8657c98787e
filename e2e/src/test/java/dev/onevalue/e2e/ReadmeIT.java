package dev.onevalue.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The README's commands, as it says them, one shell for a block, from the project's folder. */
class ReadmeIT {

  private static final int DEADLINE_SECONDS = 240;

  /** Stops what the block left in the background, and fails with its first command that failed. */
  private static final String PRELUDE =
      """
      set -e
      trap 'kill $(jobs -p) 2>/dev/null' EXIT
      eval "$(e2e/cluster/env)"
      """;

  @Test
  void onKubernetes() throws Exception {
    assertThat(run(Readme.blocks().get(1)))
        .contains("NAME   VALUE   GENERATION   CONVERGED   READY   AGE", "\"value\":7");
  }

  @Test
  void withoutKubernetes() throws Exception {
    // a set is acknowledged before all have it: what the other node answers then is not asserted
    assertThat(run(Readme.blocks().get(2))).contains("NewVal: 7 Gen: 1").contains("\n7");
  }

  private static String run(String block) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder("bash", "-c", PRELUDE + block)
            .directory(Path.of("..").toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().merge("PATH", "", (path, _) -> javaFolder() + ":" + path);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    return output;
  }

  /** Java 25 need not be the one that the machine starts by default. */
  private static Path javaFolder() {
    return Path.of(System.getProperty("java.home"), "bin");
  }
}
