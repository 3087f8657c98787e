package dev.onevalue.node.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.client.OneValue;
import dev.onevalue.node.core.receipt.Ack;
import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.http.ServedNode;
import dev.onevalue.node.runtime.NodeLoop;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples as the README shows them: a kill switch is flipped for all that run. */
class SamplesTest {

  private static final Path SAMPLES = Path.of("..", "deploy", "samples", "clients");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(5);
  private static final int MOST_LINES = 40;

  /** How many of each run at once; 20 of each: minutes. */
  private static final int PROGRAMS = Integer.getInteger("samples.programs", 1);

  @TempDir private Path folder;

  static Stream<List<String>> commands() throws URISyntaxException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String client =
        Path.of(OneValue.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
    return Stream.of(
        List.of("sh", sample("switch.sh")),
        List.of(java, "-cp", client, sample("Switch.java")),
        List.of("python3", sample("switch.py")),
        List.of("go", "run", sample("switch.go")));
  }

  private static String sample(String name) {
    return SAMPLES.resolve(name).toString();
  }

  private static boolean isSet(ServedNode node, long value) throws Exception {
    return node.loop().set(value, Ack.ONE, NodeLoop.DEFAULT_TIMEOUT).await() instanceof Receipt;
  }

  @ParameterizedTest
  @MethodSource("commands")
  void areFlipped(List<String> command) throws Exception {
    List<Process> processes = new ArrayList<>();
    try (ServedNode node = ServedNode.start()) {
      node.inform();
      try {
        for (int program = 0; program < PROGRAMS; program++) {
          processes.add(start(command, node.uri("").toString(), output(program)));
        }
        awaitLines("on");
        assertThat(isSet(node, 0)).isTrue();
        awaitLines("on", "off");
        long begun = System.nanoTime();
        assertThat(isSet(node, 1)).isTrue();
        awaitLines("on", "off", "on");
        System.out.printf(
            "%d times %s: flipped within %d ms%n",
            PROGRAMS, command, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
      } finally {
        processes.forEach(SamplesTest::end);
      }
    }
  }

  private Process start(List<String> command, String node, Path output) throws IOException {
    List<String> whole = new ArrayList<>(command);
    whole.add(node);
    return new ProcessBuilder(whole)
        .redirectOutput(output.toFile())
        .redirectError(folder.resolve("errors").toFile())
        .start();
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }

  private Path output(int program) {
    return folder.resolve("output-" + program);
  }

  private void awaitLines(String... lines) {
    await()
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .untilAsserted(() ->
            assertThat(IntStream.range(0, PROGRAMS).mapToObj(this::output))
                .allSatisfy(
                    output -> assertThat(Files.readAllLines(output)).containsExactly(lines)));
  }

  @Test
  void areShort() throws IOException {
    try (Stream<Path> samples = Files.list(SAMPLES)) {
      assertThat(samples)
          .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThan(MOST_LINES));
    }
  }
}
