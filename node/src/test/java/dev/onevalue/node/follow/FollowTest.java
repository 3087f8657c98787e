package dev.onevalue.node.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.node.core.receipt.Receipt;
import dev.onevalue.node.core.register.TraceId;
import dev.onevalue.node.http.ServedNode;
import dev.onevalue.node.http.access.Access;
import dev.onevalue.node.http.access.tokens.FileTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command as a process of its own. */
class FollowTest {

  private static final int SETS = 500;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;

  private Process follow(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.onevalue.node.NodeMain",
                "follow"));
    command.addAll(Arrays.asList(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  private static boolean isSet(ServedNode node, long value) throws Exception {
    return node.loop().set(value, TraceId.NONE).await() instanceof Receipt;
  }

  @Test
  void readersSeeWholeFilesInOrderAndItsTimeTellsThatItIsFresh() throws Exception {
    Path file = folder.resolve("value");
    Path token = Files.writeString(folder.resolve("token"), "a-token\n");
    Process follower;
    try (FileTokens readers = FileTokens.open(tokens());
        ServedNode node = ServedNode.start(Access.OPEN, readers)) {
      node.inform();
      follower =
          follow(
              "--from",
              node.uri("").toString(),
              "--file",
              file.toString(),
              "--token-file",
              token.toString());
      await().atMost(PATIENCE).until(() -> Files.exists(file));
      await().until(() -> isSet(node, 1_000));
      for (int i = 1; i <= SETS; i++) {
        assertThat(isSet(node, 1_000 + i)).isTrue();
      }
      long before = 0;
      while (before < 1_000 + SETS) {
        long seen = Long.parseLong(Files.readString(file).strip());
        assertThat(seen == 42 || seen >= before).as("%d after %d", seen, before).isTrue();
        before = seen;
      }
      FileTime time = Files.getLastModifiedTime(file);
      await().atMost(PATIENCE).until(() -> Files.getLastModifiedTime(file).compareTo(time) > 0);
    }
    assertThat(Files.readString(file)).isEqualTo(1_000 + SETS + "\n");
    endsAtOnce(follower);
  }

  /** Its hash is that of {@code a-token}. */
  private Path tokens() throws IOException {
    return Files.writeString(
        folder.resolve("tokens"),
        "follower sha256:1f6076e3a47ba1ded08025ffe06e57af217c14f9407f33fba50f99b1c7019387\n");
  }

  @Test
  void endsAtOnceWhileTheValueChangesAndLeavesAWholeFile() throws Exception {
    Path file = folder.resolve("value");
    try (ServedNode node = ServedNode.start()) {
      node.inform();
      Process follower = follow("--from", node.uri("").toString(), "--file", file.toString());
      await().atMost(PATIENCE).until(() -> Files.exists(file));
      await().until(() -> isSet(node, 1_000));
      var ended = follower.onExit();
      for (int i = 1; !ended.isDone(); i++) {
        assertThat(isSet(node, 1_000 + i)).isTrue();
        if (i == SETS) {
          follower.destroy();
        }
        assertThat(i).isLessThan(1_000 * SETS);
      }
      assertThat(follower.exitValue()).isZero();
      assertThat(Files.readString(file)).matches("\\d{4,6}\n");
    }
  }

  /** As an orchestrator ends it. */
  private static void endsAtOnce(Process follower) throws InterruptedException {
    follower.destroy();
    assertThat(follower.waitFor(5, TimeUnit.SECONDS)).isTrue();
    assertThat(follower.exitValue()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--file f|cannot follow: --from is missing: ",
        "--from ftp://demo --file f|cannot follow: --from: 'ftp://demo' is not http",
        "--from http://demo|cannot follow: --file is missing: ",
        "--from http://demo --file /no/such/f|cannot follow: --file: '/no/such/f' is not a file's",
        "--from http://demo --file f --format xml|cannot follow: --format: 'xml' is not text, json",
        "--from http://demo --file f --token-file /no/such|cannot follow: --token-file: '/no/such'"
            + " is",
        "--form http://demo|cannot follow: '--form' is no option: ",
        "--from|cannot follow: --from needs a value: ",
        "--file f --file g|cannot follow: --file is given twice"
      })
  void badUsageIsOneLine(String line, String message) throws Exception {
    Process follower = follow(line.split(" ", -1));
    assertThat(follower.waitFor()).isEqualTo(1);
    assertThat(Files.readAllLines(folder.resolve("log")))
        .singleElement()
        .asString()
        .startsWith(message);
  }
}
