package dev.onevalue.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

/** A user's shell in the project's folder, whose kubectl works in one namespace. */
final class UserShell {

  private static final String DEADLINE = "240";

  /**
   * The namespace is that of a copy of the kubeconfig; stops what was left in the background, and
   * fails with the first command that failed.
   */
  private static final String PRELUDE =
      """
      set -e
      eval "$(e2e/cluster/env)"
      cp "$KUBECONFIG" "$COPY" && export KUBECONFIG=$COPY
      kubectl config set-context --current --namespace="$NAMESPACE"
      trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
      """;

  private final Path folder;
  private final String namespace;

  /**
   * Starts nothing yet.
   *
   * @param folder for what it keeps
   */
  UserShell(Path folder, String namespace) {
    this.folder = folder;
    this.namespace = namespace;
  }

  /** Runs commands that must succeed, and returns what they printed. */
  String run(String commands) throws IOException, InterruptedException {
    Process process = start(commands);
    assertThat(process.waitFor()).as(() -> output() + errors()).isZero();
    return output();
  }

  /** Starts commands; to be ended by {@link #end}. */
  Process start(String commands) throws IOException {
    var builder =
        new ProcessBuilder("timeout", DEADLINE, "bash", "-c", PRELUDE + commands)
            .directory(Path.of("..").toFile())
            .redirectOutput(file("stdout"))
            .redirectError(file("stderr"));
    builder.environment().merge("PATH", "", (path, _) -> javaFolder() + ":" + path);
    builder.environment().put("COPY", file("kubeconfig").toString());
    builder.environment().put("NAMESPACE", namespace);
    return builder.start();
  }

  /** Ends it with all that it started. */
  static void end(Process process) throws InterruptedException {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    process.waitFor();
  }

  /** What was printed so far. */
  String output() {
    return contentOf(file("stdout"));
  }

  /** What was said on standard error so far. */
  String errors() {
    return contentOf(file("stderr"));
  }

  private File file(String name) {
    return folder.resolve(name).toFile();
  }

  /** Java 25 need not be the one that the machine starts by default. */
  private static Path javaFolder() {
    return Path.of(System.getProperty("java.home"), "bin");
  }
}
