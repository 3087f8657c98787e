package dev.onevalue.operator.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Prometheus' own judge of what is meant for it; Debian's package prometheus has it. */
public final class Promtool {

  private Promtool() {}

  /** It finds nothing wrong with metrics as they are scraped. */
  public static void checkMetrics(String text) {
    assertSucceeds(text, List.of("check", "metrics"));
  }

  static void checkRules(Collection<Path> files) {
    assertSucceeds("", arguments("check", "rules", files));
  }

  static void testRules(Collection<Path> files) {
    assertSucceeds("", arguments("test", "rules", files));
  }

  private static List<String> arguments(String verb, String what, Collection<Path> files) {
    List<String> arguments = new ArrayList<>(List.of(verb, what));
    files.forEach(file -> arguments.add(file.toString()));
    return arguments;
  }

  private static void assertSucceeds(String input, List<String> arguments) {
    List<String> command = new ArrayList<>(arguments);
    command.addFirst("promtool");
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      try (var stdin = process.outputWriter(UTF_8)) {
        stdin.write(input);
      }
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
    } catch (IOException e) {
      throw new AssertionError("promtool is needed: apt-get install prometheus", e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
