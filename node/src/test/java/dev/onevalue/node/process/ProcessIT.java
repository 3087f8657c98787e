package dev.onevalue.node.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One node as a process: settings, logs, start and stop. */
class ProcessIT {

  private static final int NODE = 6;

  @TempDir private Path logs;
  private NodeProcesses nodes;

  @BeforeEach
  void none() {
    nodes = new NodeProcesses(logs);
  }

  @AfterEach
  void end() {
    nodes.close();
  }

  @Test
  void logsMembersAndStateAndAcceptedNotifies() {
    NodeProcess node = nodes.startFirst(NODE);
    nodes.awaitReady();
    node.get("/notify/7/3?notifier=node-b");

    await()
        .untilAsserted(() ->
            assertThat(node.log())
                .contains("NewVal: 7 Gen: 3 Notifier: node-b")
                .contains("Members: node-6")
                .contains("State: Val: 7 Gen: 3"));
  }

  @Test
  void startsWithTheInitialValueAsked() {
    NodeProcess node = nodes.start(NODE, Map.of("INITIAL_VALUE", "-1"));
    nodes.awaitReady();

    assertThat(node.register())
        .isEqualTo("{\"value\":-1,\"valueText\":\"-1\",\"generation\":0,\"writer\":null}");
  }

  @Test
  void withoutTheSeedApiOnlyV1IsServed() {
    NodeProcess node = nodes.start(NODE, Map.of("SEED_API", "off"));
    nodes.awaitReady();

    assertThat(node.get("/set/7").statusCode()).isEqualTo(404);
    assertThat(node.register()).contains("\"value\":42");
  }

  @Test
  void logsAsJson() {
    NodeProcess node = nodes.start(NODE, Map.of("LOG_FORMAT", "json"));
    nodes.awaitReady();

    node.put(
        "/v1/value",
        "{\"value\":7}",
        "traceparent",
        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");

    await()
        .untilAsserted(() ->
            assertThat(node.log())
                .containsPattern(
                    "(?m)^\\{.*\"trace_id\":\"4bf92f3577b34da6a3ce929d0e0e4736\".*}$"));
    assertThat(node.log().lines())
        .allMatch(line -> line.startsWith("{"))
        .flatExtracting(ProcessIT::fields)
        .isSubsetOf(
            "@timestamp",
            "@version",
            "level",
            "level_value",
            "logger_name",
            "message",
            "stack_trace",
            "thread_name",
            "trace_id");
  }

  private static List<String> fields(String line) {
    return Pattern.compile("[{,]\"([@a-z_]+)\":")
        .matcher(line)
        .results()
        .map(field -> field.group(1))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTP_PORT  | eighty | HTTP_PORT: 'eighty' is not an integer from 1 to 65535
          LOG_FORMAT | xml    | LOG_FORMAT: 'xml' is not one of text, json
          WRITE_TOKENS_FILE | /dev/null | WRITE_TOKENS_FILE: /dev/null: there is no token in it
          CLUSTER_TLS_DIR | /dev/null | CLUSTER_TLS_DIR: /dev/null/tls.crt cannot be read (FileSystemException): it is to be a file that this node may read
          DATA_DIR   | /dev/null | /dev/null is not a directory: name one that this node can write
          """)
  void aBadSettingEndsItWithOneClearLine(String name, String value, String line) {
    NodeProcess node = nodes.start(NODE, Map.of(name, value));

    assertThat(node.exitCode()).isEqualTo(1);
    assertThat(node.log()).isEqualTo("cannot start: " + line + "\n");
  }

  @Test
  void aPortInUseEndsItWithOneClearLine() {
    nodes.startFirst(NODE);
    nodes.awaitReady();
    NodeProcess second = nodes.start(7, Map.of("HTTP_PORT", "18006"));

    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.log()).startsWith("cannot start: HTTP port 18006 cannot be opened");
    assertThat(second.log().lines()).hasSize(1);
  }

  @Test
  void aClusterPortInUseEndsItWithOneClearLineToo() {
    nodes.startFirst(NODE);
    nodes.awaitReady();
    NodeProcess second =
        nodes.start(
            7, Map.of("ADVERTISE_ADDR", Place.loopback(NODE).address(), "CLUSTER_ADDR", ""));

    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.log()).contains("cannot start: cluster port 127.0.0.6:7946 cannot be opened");
  }

  /** 192.0.2.1 is nobody's address (RFC 5737): as a published one, it is not of this machine. */
  @Test
  void anAdvertisedAddressThatIsNotOfThisMachineBindsAll() throws IOException {
    nodes.start(NODE, Map.of("ADVERTISE_ADDR", "192.0.2.1"));
    nodes.awaitReady();

    try (var anywhere = new Socket("127.0.0.77", 7946)) {
      assertThat(anywhere.isConnected()).isTrue();
    }
  }

  @Test
  void aNodeThatStillTriesToJoinEndsWellToo() {
    NodeProcess lonely = nodes.startJoining(NODE, 9);
    await().until(() -> lonely.log().contains("Couldn't join cluster"));

    assertThat(lonely.terminate()).isZero();
    assertThat(lonely.log()).doesNotContain("cannot start");
  }
}
