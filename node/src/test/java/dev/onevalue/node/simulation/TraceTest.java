package dev.onevalue.node.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A seed tells the same story whenever and wherever it is told. */
class TraceTest {

  private static final String[] REQUEST = {"--seeds", "0..9", "--trace"};

  /** For the other JVM. */
  static final class Main {

    private Main() {}

    public static void main(String[] arguments) {
      System.exit(Simulate.run(arguments, System.out));
    }
  }

  private static List<String> here() {
    var printed = new ByteArrayOutputStream();
    Simulate.run(REQUEST, new PrintStream(printed, true, UTF_8));
    return withoutSummary(printed.toString(UTF_8));
  }

  private static List<String> elsewhere() throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                REQUEST[0],
                REQUEST[1],
                REQUEST[2])
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var output = process.inputReader(UTF_8)) {
      return withoutSummary(output.readAllAsString());
    }
  }

  /** The last line has the time that it took. */
  private static List<String> withoutSummary(String printed) {
    List<String> lines = printed.lines().toList();
    return lines.subList(0, lines.size() - 1);
  }

  @Test
  void isTheSameAgain() {
    assertThat(here()).hasSizeGreaterThan(1_000).isEqualTo(here());
  }

  @Test
  void isTheSameInAnotherJvm() throws IOException {
    assertThat(elsewhere()).isEqualTo(here());
  }
}
