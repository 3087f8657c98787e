package dev.onevalue.node.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The nodes of one test; those that still run are ended with it. */
public final class NodeProcesses implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Map<Integer, NodeProcess> nodes = new LinkedHashMap<>();
  private final Path logs;

  public NodeProcesses(Path logs) {
    this.logs = logs;
  }

  /** Starts the first node of a cluster, which joins nobody. */
  public NodeProcess startFirst(int number) {
    return start(number, Map.of());
  }

  public NodeProcess startJoining(int number, int other) {
    return start(number, Map.of("CLUSTER_ADDR", Place.loopback(other).address()));
  }

  public NodeProcess start(int number, Map<String, String> settings) {
    NodeProcess node = NodeProcess.start(logs, Place.loopback(number), settings);
    nodes.put(number, node);
    return node;
  }

  public NodeProcess node(int number) {
    return Objects.requireNonNull(nodes.get(number));
  }

  void forget(NodeProcess node) {
    nodes.values().remove(node);
  }

  public void awaitReady() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(nodes.values()).allSatisfy(n -> assertThat(n.isReady()).isTrue()));
  }

  /** Waits until every node's log shows all of them as members. */
  void awaitOneView() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(nodes.values()).allSatisfy(this::seesAll));
  }

  private void seesAll(NodeProcess node) {
    String lastMembers =
        node.log().lines().filter(l -> l.contains("Members: ")).reduce("", (_, last) -> last);
    assertThat(lastMembers).contains(nodes.values().stream().map(NodeProcess::name).toList());
  }

  void awaitValue(String value) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(nodes.values())
                .allSatisfy(n -> assertThat(n.value()).as(n.name()).isEqualTo(value)));
  }

  void awaitOneRegister() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(() ->
            assertThat(nodes.values().stream().map(NodeProcess::register).distinct()).hasSize(1));
  }

  @Override
  public void close() {
    nodes.values().forEach(NodeProcess::close);
  }
}
