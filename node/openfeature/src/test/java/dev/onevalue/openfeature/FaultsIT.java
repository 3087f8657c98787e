package dev.onevalue.openfeature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.client.Options;
import dev.onevalue.node.process.NodeProcess;
import dev.onevalue.node.process.Place;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.ProviderEvent;
import dev.openfeature.sdk.ProviderState;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The provider on real nodes, two processes that stand still, go on, and are killed.
 *
 * @see <a href="https://openfeature.dev/specification/sections/events">Events of providers</a>
 */
class FaultsIT {

  private static final int FIRST = 71;
  private static final int SECOND = 72;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ProviderOptions OPTIONS =
      ProviderOptions.of("demo")
          .withDeadline(Duration.ofSeconds(5))
          .withRetryGracePeriod(Duration.ofSeconds(1))
          .withClient(Options.DEFAULT.withHeartbeat(Duration.ofMillis(200)));

  @TempDir private Path logs;
  private final OpenFeatureAPI api = OpenFeatureAPI.createIsolated();
  private final List<NodeProcess> nodes = new ArrayList<>();
  private final List<ProviderEvent> events = new CopyOnWriteArrayList<>();

  @BeforeEach
  void start() {
    nodes.add(NodeProcess.start(logs, Place.loopback(FIRST), Map.of()));
    nodes.add(
        NodeProcess.start(
            logs, Place.loopback(SECOND), Map.of("CLUSTER_ADDR", Place.loopback(FIRST).address())));
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(nodes).allMatch(NodeProcess::isReady));
  }

  @AfterEach
  void end() {
    api.shutdown();
    nodes.forEach(NodeProcess::close);
  }

  private Client ready() {
    api.setProviderAndWait(
        new OneValueProvider(
            OPTIONS, nodes.stream().map(node -> node.place().uri("")).toArray(URI[]::new)));
    Client client = api.getClient();
    client.onProviderReady(_ -> events.add(ProviderEvent.PROVIDER_READY));
    client.onProviderStale(_ -> events.add(ProviderEvent.PROVIDER_STALE));
    client.onProviderError(_ -> events.add(ProviderEvent.PROVIDER_ERROR));
    client.onProviderConfigurationChanged(
        _ -> events.add(ProviderEvent.PROVIDER_CONFIGURATION_CHANGED));
    // one that is ready is told so at once
    awaitEvents(ProviderEvent.PROVIDER_READY);
    return client;
  }

  private void awaitEvents(ProviderEvent... expected) {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(events).startsWith(expected));
    events.clear();
  }

  private static void awaitState(Client client, ProviderState state) {
    await().atMost(PATIENCE).until(() -> client.getProviderState() == state);
  }

  private static void assertIs(Client client, long value, String reason) {
    assertThat(client.getLongDetails("demo", 5L))
        .returns(value, FlagEvaluationDetails::getValue)
        .returns(reason, FlagEvaluationDetails::getReason);
  }

  @Test
  void tellsOfMembersThatChangeStandStillGoOnAndAreKilled() {
    Client client = ready();
    assertIs(client, 42, "STATIC");

    nodes.getFirst().get("/set/7");
    awaitEvents(ProviderEvent.PROVIDER_CONFIGURATION_CHANGED);
    assertIs(client, 7, "STATIC");

    nodes.forEach(node -> node.signal("STOP"));
    awaitEvents(ProviderEvent.PROVIDER_STALE, ProviderEvent.PROVIDER_ERROR);
    awaitState(client, ProviderState.ERROR);
    assertIs(client, 7, "STALE");

    nodes.getLast().signal("CONT");
    awaitEvents(ProviderEvent.PROVIDER_READY, ProviderEvent.PROVIDER_CONFIGURATION_CHANGED);
    awaitState(client, ProviderState.READY);
    assertIs(client, 7, "STATIC");

    // the other one is followed by nobody now
    nodes.getFirst().close();
    nodes.getLast().get("/set/8");
    awaitEvents(ProviderEvent.PROVIDER_CONFIGURATION_CHANGED);
    assertIs(client, 8, "STATIC");

    nodes.getLast().close();
    awaitEvents(ProviderEvent.PROVIDER_STALE, ProviderEvent.PROVIDER_ERROR);
    awaitState(client, ProviderState.ERROR);
    assertIs(client, 8, "STALE");
  }
}
