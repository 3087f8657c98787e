package dev.onevalue.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Programs that react to a set: the sample whose twenty Pods read a file, and a shell's. */
class SidecarIT {

  private static final int PROGRAMS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofSeconds(2);
  private static final Pattern CHANGE =
      Pattern.compile("\"at\":\"([^\"]+)\"[^}]*\"valueText\":\"(-?\\d+)\"");

  @RegisterExtension private final TestNamespace own = TestNamespace.restricted("sidecar");

  private final String namespace = own.name();
  private final Kubectl kubectl = own.kubectl();

  @TempDir private Path folder;

  @Test
  void oneSetFlipsTheSwitchOfAllPrograms() throws Exception {
    Demo demo = Demo.converged(kubectl);
    kubectl.run("apply", "-f", "../deploy/samples/sidecar.yaml");
    kubectl.run("rollout", "status", "deployment/switch", "--timeout=180s");

    demo.setThroughService(0);
    awaitAll("off", 0);
    demo.setThroughService(1);
    awaitAll("on", 1);
    aShellReactsAsTheQuickstartSays();
  }

  private void awaitAll(String word, long value) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(lastLines())
                .extracting(line -> line.substring(line.indexOf(' ') + 1))
                .containsExactlyElementsOf(Collections.nCopies(PROGRAMS, word)));
    Instant set = timeOfSet(value);
    List<Duration> took = lastLines().stream().map(line -> since(set, line)).toList();
    System.out.printf(
        "%d programs are %s within %d ms of the set%n",
        PROGRAMS, word, Collections.max(took).toMillis());
    assertThat(took).allSatisfy(each -> assertThat(each).isLessThan(SOON));
  }

  /** Each with the time at which it was printed. */
  private List<String> lastLines() {
    return kubectl
        .run(
            "logs",
            "--selector=app=switch",
            "--container=program",
            "--timestamps",
            "--tail=1",
            "--max-log-requests=" + PROGRAMS)
        .lines()
        .toList();
  }

  private static Duration since(Instant set, String line) {
    return Duration.between(set, Instant.parse(line.substring(0, line.indexOf(' '))));
  }

  private Instant timeOfSet(long value) {
    String history = kubectl.raw("services/demo:http/proxy/v1/history");
    return CHANGE
        .matcher(history)
        .results()
        .filter(change -> change.group(2).equals(Long.toString(value)))
        .map(change -> Instant.parse(change.group(1)))
        .findAny()
        .orElseThrow(() -> new AssertionError(history));
  }

  private void aShellReactsAsTheQuickstartSays() throws Exception {
    List<String> twoCommands =
        Quickstart.commandsBelow("A program that reacts to a set, in two commands:");
    List<String> sets = Quickstart.commandsBelow("It says on, and now off and on:");
    assertThat(twoCommands).hasSize(2);
    var shell = new UserShell(folder, namespace);
    Process process = shell.start(String.join("\n", twoCommands) + "\nwait");
    try {
      awaitSaid(shell, "on");
      Shell.run(sets.getFirst());
      awaitSaid(shell, "on", "off");
      Shell.run(sets.getLast());
      awaitSaid(shell, "on", "off", "on");
      thePageIsThereToo();
    } finally {
      UserShell.end(process);
    }
  }

  private static void thePageIsThereToo() throws Exception {
    List<String> page =
        Quickstart.commandsBelow(
            "The page of the cluster, for a browser, as long as that port-forward runs:");

    assertThat(Shell.run("curl", "--silent", "--fail", page.getFirst())).contains("<title>");
  }

  private static void awaitSaid(UserShell shell, String... words) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(shell.output().lines().filter(line -> line.startsWith("o")))
                .as(shell::errors)
                .containsExactly(words));
  }
}
