package dev.onevalue.node.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/** Commands of the operating system. */
public final class Command {

  private Command() {}

  /** Runs one, which must succeed, and returns what it printed. */
  public static String run(String... command) {
    Ended ended = end(command);
    if (ended.status() != 0) {
      throw new AssertionError("%s: %s".formatted(String.join(" ", command), ended.output()));
    }
    return ended.output();
  }

  /** Runs one, whatever comes of it. */
  public static void tryTo(String... command) {
    var _ = end(command);
  }

  private record Ended(int status, String output) {}

  private static Ended end(String... command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Ended(process.waitFor(), output);
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
