package dev.onevalue.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands as a user types them in the project's folder, with the test cluster's environment. */
final class Shell {
  private static final String PRELUDE = "eval \"$(e2e/cluster/env)\" && exec timeout 600 ";

  private Shell() {}

  /**
   * Runs a command that must succeed, and returns what it printed.
   *
   * @param command how it is called: words for a shell
   * @param arguments what follows, each as it is
   */
  static String run(String command, String... arguments) {
    Kubectl.Result result = tryRun(command, arguments);
    if (result.exitCode() != 0) {
      throw new AssertionError(
          "%s %s: %s".formatted(command, String.join(" ", arguments), result.output()));
    }
    return result.output();
  }

  static Kubectl.Result tryRun(String command, String... arguments) {
    List<String> words =
        new ArrayList<>(List.of("bash", "-c", PRELUDE + command + " \"$@\" 2>&1", "shell"));
    words.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(words).directory(Path.of("..").toFile()).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Kubectl.Result(process.waitFor(), output.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
