package dev.onevalue.node.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.node.process.NodeProcess;
import dev.onevalue.node.process.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The nodes of one run, each in one life after the other. Its nodes may be asked by any thread. */
final class Cluster implements AutoCloseable {

  static final Duration STARTING = Duration.ofMinutes(2);

  /** A node in one of its lives. */
  record Running(Life life, NodeProcess process) {}

  private final Path logs;
  private final Function<Life, Place> places;
  private final IntFunction<Map<String, String>> settings;
  private final History history = new History();
  private final Client client = new Client(history);
  private final Map<Integer, Running> nodes = new ConcurrentSkipListMap<>();

  Cluster(Path logs, Function<Life, Place> places, IntFunction<Map<String, String>> settings) {
    this.logs = logs;
    this.places = places;
    this.settings = settings;
  }

  /** Starts these, or starts them again. */
  void start(Collection<Integer> numbers) {
    numbers.forEach(this::start);
  }

  /** Starts a node's first life, or its next one. */
  NodeProcess start(int node) {
    Running before = nodes.get(node);
    var life = new Life(node, before == null ? 0 : before.life().number() + 1);
    history.addStart(life);
    NodeProcess process = NodeProcess.start(logs, places.apply(life), settings.apply(node));
    nodes.put(node, new Running(life, process));
    return process;
  }

  List<Integer> nodes() {
    return List.copyOf(nodes.keySet());
  }

  Running node(int node) {
    return Objects.requireNonNull(nodes.get(node));
  }

  NodeProcess process(int node) {
    return node(node).process();
  }

  Client client() {
    return client;
  }

  History history() {
    return history;
  }

  void awaitReady() {
    awaitReady(nodes());
  }

  void awaitReady(Collection<Integer> numbers) {
    await()
        .atMost(STARTING)
        .untilAsserted(() ->
            assertThat(numbers).allSatisfy(node -> assertThat(process(node).isReady()).isTrue()));
  }

  /** Waits until these, which are all that they can reach, have found each other. */
  void awaitView(Collection<Integer> numbers) {
    await()
        .atMost(STARTING)
        .untilAsserted(() ->
            assertThat(numbers)
                .allSatisfy(node ->
                    assertThat(process(node).metric("onevalue_members"))
                        .isEqualTo(numbers.size())));
  }

  /** Waits until this many more writes have been acknowledged than were before. */
  void awaitAcknowledged(long more) {
    long enough = history.acknowledged() + more;
    await()
        .atMost(STARTING)
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(() -> assertThat(history.acknowledged()).isGreaterThanOrEqualTo(enough));
  }

  /** Waits until these show one register, and returns it. */
  Observed awaitAgreement(Collection<Integer> numbers, Duration atMost) {
    await()
        .atMost(atMost)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() ->
            assertThat(numbers.stream().map(node -> client.read(node(node)).seen()).distinct())
                .hasSize(1)
                .doesNotContainNull());
    return Observed.of(process(numbers.iterator().next()).register());
  }

  @Override
  public void close() {
    nodes.values().forEach(running -> running.process().close());
  }
}
