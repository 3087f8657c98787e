package dev.onevalue.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** kubectl as a user types it, in one namespace of the test cluster. */
final class Kubectl {

  /**
   * The environment that {@code e2e/cluster/env} prints is what a user evaluates in a shell, too.
   */
  private static final List<String> COMMAND =
      List.of(
          "bash",
          "-c",
          "eval \"$(cluster/env)\" && exec timeout 240 kubectl \"$@\" 2>&1",
          "kubectl");

  private final String namespace;

  Kubectl(String namespace) {
    this.namespace = namespace;
  }

  /** What a command printed, and whether it succeeded. */
  record Result(int exitCode, String output) {}

  /** Runs a command that must succeed, and returns what it printed. */
  String run(String... arguments) {
    Result result = tryRun(arguments);
    if (result.exitCode() != 0) {
      throw new AssertionError(
          "kubectl %s: %s".formatted(String.join(" ", arguments), result.output()));
    }
    return result.output();
  }

  Result tryRun(String... arguments) {
    return execute("", arguments);
  }

  /** Applies a manifest that may be refused. */
  Result tryApply(String manifest) {
    return execute(manifest, "apply", "-f", "-");
  }

  /** What the API server would do with a manifest. */
  Result tryDryRun(String manifest) {
    return execute(
        manifest, "apply", "--server-side", "--force-conflicts", "--dry-run=server", "-f", "-");
  }

  String namespace() {
    return namespace;
  }

  /** Asks the API server for a path below this namespace, a Service's or a Pod's proxy, say. */
  String raw(String path) {
    return run("get", "--raw", "/api/v1/namespaces/%s/%s".formatted(namespace, path));
  }

  private Result execute(String input, String... arguments) {
    List<String> command = new ArrayList<>(COMMAND);
    if (!Arrays.asList(arguments).contains("--raw")
        && !Arrays.asList(arguments).contains("--dry-run=server")) {
      command.addAll(List.of("--namespace", namespace));
    }
    command.addAll(Arrays.asList(arguments));
    try {
      Process process = new ProcessBuilder(command).start();
      try (var stdin = process.outputWriter()) {
        stdin.write(input);
      }
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Result(process.waitFor(), output.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
