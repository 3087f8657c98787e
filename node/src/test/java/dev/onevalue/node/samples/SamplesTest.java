package dev.onevalue.node.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.client.OneValue;
import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.register.TraceId;
import dev.onevalue.node.http.ServedNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples as the README shows them: a kill switch is flipped for all that run. */
class SamplesTest {

  private static final Path SAMPLES = Path.of("..", "deploy", "samples", "clients");
  private static final Duration POLL = Duration.ofMillis(5);
  private static final int MOST_LINES = 40;
  private static final String ERRORS = "errors";

  /** How many of each run at once. */
  private static final int PROGRAMS = Integer.getInteger("samples.programs", 1);

  private static final Duration PATIENCE = Duration.ofSeconds(50L + 10L * PROGRAMS);

  private final List<Process> processes = new ArrayList<>();

  @TempDir private Path folder;

  /** As the samples say. */
  private static List<List<String>> commands() throws URISyntaxException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String client =
        Path.of(OneValue.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
    return List.of(
        List.of("sh", sample("switch.sh")),
        List.of(java, "-cp", client, sample("Switch.java")),
        List.of("python3", sample("switch.py")),
        List.of("go", "run", sample("switch.go")));
  }

  private static String sample(String name) {
    return SAMPLES.resolve(name).toString();
  }

  private static boolean isSet(ServedNode node, long value) throws Exception {
    return node.loop().set(value, TraceId.NONE).await() instanceof Receipt;
  }

  @Test
  void areFlippedAndLeaveASilentMember() throws Exception {
    try (ServedNode node = ServedNode.start();
        var way = new Relay(node.port())) {
      node.inform();
      try {
        startAll("http://127.0.0.1:" + way.port());
        awaitLines("on");
        assertThat(isSet(node, 0)).isTrue();
        awaitLines("on", "off");
        way.silence();
        assertThat(isSet(node, 1)).isTrue();
        awaitLines("on", "off", "on");
        long begun = System.nanoTime();
        assertThat(isSet(node, 0)).isTrue();
        awaitLines("on", "off", "on", "off");
        System.out.printf(
            "%d programs flipped within %d ms%n",
            processes.size(), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
      } finally {
        processes.forEach(SamplesTest::end);
      }
    }
  }

  private void startAll(String members) throws Exception {
    for (List<String> command : commands()) {
      for (int program = 0; program < PROGRAMS; program++) {
        List<String> whole = new ArrayList<>(command);
        whole.add(members);
        String name = Path.of(command.getLast()).getFileName() + "-" + program;
        processes.add(
            new ProcessBuilder(whole)
                .redirectOutput(Files.createFile(folder.resolve(name)).toFile())
                .redirectError(folder.resolve(ERRORS).toFile())
                .start());
      }
    }
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }

  private void awaitLines(String... lines) {
    await()
        .atMost(PATIENCE)
        .pollInterval(POLL)
        .untilAsserted(() ->
            assertThat(outputs())
                .allSatisfy(file -> assertThat(flips(file)).containsExactly(lines)));
  }

  /** A program that had to connect anew says again how it is. */
  private static List<String> flips(Path output) throws IOException {
    List<String> flips = new ArrayList<>();
    for (String line : Files.readAllLines(output)) {
      if (flips.isEmpty() || !line.equals(flips.getLast())) {
        flips.add(line);
      }
    }
    return flips;
  }

  private List<Path> outputs() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.endsWith(ERRORS)).toList();
    }
  }

  @Test
  void areShort() throws IOException {
    try (Stream<Path> samples = Files.list(SAMPLES)) {
      assertThat(samples)
          .allSatisfy(file -> assertThat(Files.readAllLines(file)).hasSizeLessThan(MOST_LINES));
    }
  }
}
