package dev.onevalue.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's commands, as it says them, one shell for a block, from the project's folder. */
class ReadmeIT {

  private static final String DEADLINE = "240";

  /**
   * Works in a namespace of its own, through a copy of the kubeconfig that says so; stops what the
   * block left in the background, and fails with its first command that failed.
   */
  private static final String PRELUDE =
      """
      set -e
      eval "$(e2e/cluster/env)"
      cp "$KUBECONFIG" "$COPY" && export KUBECONFIG=$COPY
      kubectl create namespace "$NAMESPACE"
      kubectl config set-context --current --namespace="$NAMESPACE"
      trap 'kill $(jobs -p) 2>/dev/null || true; kubectl delete namespace "$NAMESPACE" --wait=false' EXIT
      """;

  @TempDir private Path folder;

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

  @Test
  void simulated() throws Exception {
    assertThat(run(Readme.blocks().get(3))).contains("1000 seeds", " 0 violations");
  }

  private String run(String block) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder("timeout", DEADLINE, "bash", "-c", PRELUDE + block)
            .directory(Path.of("..").toFile())
            .redirectError(folder.resolve("stderr").toFile());
    builder.environment().merge("PATH", "", (path, _) -> javaFolder() + ":" + path);
    builder.environment().put("COPY", folder.resolve("kubeconfig").toString());
    builder
        .environment()
        .put("NAMESPACE", "readme-" + UUID.randomUUID().toString().substring(0, 8));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor())
        .as(() -> output + contentOf(folder.resolve("stderr").toFile()))
        .isZero();
    return output;
  }

  /** Java 25 need not be the one that the machine starts by default. */
  private static Path javaFolder() {
    return Path.of(System.getProperty("java.home"), "bin");
  }
}
