package dev.onevalue.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code kubectl ovc}, as its README calls it, and as scripts do. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PluginIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String NAMESPACE = "plugin-" + UUID.randomUUID().toString().substring(0, 8);
  private static final Kubectl KUBECTL = new Kubectl(NAMESPACE);
  private static final Pattern READING = Pattern.compile("reading from (demo-\\d)");

  @TempDir private Path folder;

  @BeforeAll
  static void twoClusters() {
    KUBECTL.run("create", "namespace", NAMESPACE);
    KUBECTL.run(
        "create",
        "rolebinding",
        "setter",
        "--clusterrole=edit",
        "--serviceaccount=" + NAMESPACE + ":setter");
    KUBECTL.run("create", "rolebinding", "guest", "--clusterrole=view", "--user=guest");
    KUBECTL.run("apply", "-f", "src/test/resources/plugin/limit.yaml");
    Demo.converged(KUBECTL);
    KUBECTL.run("wait", "--for=condition=Converged", "ovc/limit", "--timeout=180s");
  }

  @AfterAll
  static void deleteNamespace() {
    KUBECTL.run("delete", "namespace", NAMESPACE, "--wait=false");
  }

  @Test
  void linesOfItsReadme() throws Exception {
    String said = run(Readme.blocks(Path.of("../deploy/kubectl/README.md")).getFirst());

    assertThat(Files.readAllLines(Path.of("src/test/resources/plugin/said.txt")))
        .allSatisfy(line -> assertThat(said).containsPattern("(?m)^" + line + "$"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "set demo 1 --if-generation 123456 | 2 | not set: the value is",
        "wait demo --generation 123456 --timeout 1s | 3 | not in time: all members have generation",
        "get nobody | 1 | \"nobody\" not found",
        "get demo --as guest | 1 | cannot create resource \"pods/portforward\"",
        "set demo 9223372036854775808 | 1 | is not an integer of 64 bits",
        "set limit 1 --serviceaccount default | 1 | :default cannot update onevalueclusters/value",
        "members demo --member demo-7 | 1 | pods \"demo-7\" not found",
      })
  void tellsScriptsByItsExitCode(String command, int code, String words) throws Exception {
    assertThat(run("kubectl ovc " + command + " 2>&1 || echo exit $?"))
        .contains(words)
        .endsWith("\nexit " + code + "\n");
  }

  @Test
  void findsTheAccountThatMay() throws Exception {
    assertThat(run("kubectl ovc set limit 120; kubectl ovc get limit; kubectl ovc history limit"))
        .contains("120: generation 1, on 1 of 1 members")
        .containsPattern("\n120 +1 +limit-0 +limit-0 +0ms\n")
        .contains(" system:serviceaccount:" + NAMESPACE + ":setter ");
  }

  @Test
  void jsonIsWhatMembersSay() throws Exception {
    long value = Long.MIN_VALUE + 1;
    JsonNode receipt = json("set demo %d --ack all".formatted(value));
    long generation = receipt.at("/generation").longValue();

    assertThat(receipt.at("/holders")).hasSize(3);
    assertThat(json("get demo").at("/value").longValue()).isEqualTo(value);
    assertThat(json("members demo").at("/members")).hasSize(3);
    assertThat(json("history demo").at("/changes").findValues("value"))
        .extracting(JsonNode::longValue)
        .contains(value);
    run("kubectl ovc wait demo --generation " + generation);
    JsonNode status = json("status demo");
    assertThat(status.at("/members")).hasSize(3);
    assertThat(status.at("/changes/0/at").isTextual()).isTrue();
    assertThat(status.at("/status/generation").longValue()).isEqualTo(generation);
  }

  /** The last one: the others want three members that know each other. */
  @Test
  @Order(Integer.MAX_VALUE)
  void watchGoesOnWhereItsMemberIsKilled() throws Exception {
    var shell = new UserShell(folder, NAMESPACE);
    Process watch = shell.start(command("exec kubectl ovc watch demo"));
    try {
      await().atMost(SOON).until(() -> readingFrom(shell).size() == 1);
      String first = readingFrom(shell).getFirst();
      String other = first.equals("demo-0") ? "demo-1" : "demo-0";
      set(other, 1001);
      awaitShown(shell, 1001);
      KUBECTL.run("delete", "pod", first, "--grace-period=0", "--force");
      await().atMost(SOON).until(() -> shell.errors().contains(first + " is heard no more"));
      set(other, 1002);
      awaitShown(shell, 1002);
      assertThat(readingFrom(shell)).hasSizeGreaterThan(1);
      assertThat(generations(shell)).isSorted().doesNotHaveDuplicates();
    } finally {
      UserShell.end(watch);
    }
  }

  @Test
  void completesNames() {
    assertThat(complete("ovc", "s")).containsExactly("set", "status", ":4");
    assertThat(complete("onevalue", "get", "-n", NAMESPACE, ""))
        .containsExactly("demo", "limit", ":4");
    assertThat(complete("onevalue", "set", "demo", "7", "--ack", ""))
        .containsExactly("one", "majority", "all", ":4");
    assertThat(complete("ovc", "wait", "demo", "-"))
        .contains("--generation")
        .doesNotContain("--ack");
  }

  private static List<String> complete(String... words) {
    return Shell.run("env PATH=$PWD/deploy/kubectl:$PATH kubectl __complete", words)
        .lines()
        .filter(line -> !line.startsWith("[Debug]") && !line.startsWith("Completion ended"))
        .toList();
  }

  private JsonNode json(String command) throws IOException, InterruptedException {
    return new ObjectMapper()
        .readTree(
            run("kubectl ovc " + command + " -o json | tail -n 1").lines().toList().getLast());
  }

  private void set(String member, long value) throws IOException, InterruptedException {
    var shell = new UserShell(Files.createDirectories(folder.resolve("set")), NAMESPACE);
    shell.run(command("kubectl ovc set demo %d --member %s".formatted(value, member)));
  }

  private static List<String> readingFrom(UserShell shell) {
    return READING.matcher(shell.errors()).results().map(found -> found.group(1)).toList();
  }

  private static void awaitShown(UserShell shell, long value) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(shell.output()).containsPattern(" " + value + " +demo-\\d\n"));
  }

  private static List<Long> generations(UserShell shell) {
    return Pattern.compile("(?m)^..:..:.. +(\\d+) ")
        .matcher(shell.output())
        .results()
        .map(line -> Long.valueOf(line.group(1)))
        .toList();
  }

  private String run(String commands) throws IOException, InterruptedException {
    return new UserShell(folder, NAMESPACE).run(command(commands));
  }

  private static String command(String commands) {
    return "PATH=$PWD/deploy/kubectl:$PATH\n" + commands;
  }
}
