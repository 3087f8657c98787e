package dev.onevalue.node.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that find each other through the Kubernetes API. */
class KubernetesIT {

  @TempDir private Path folder;
  private NodeProcesses nodes;
  private PodsApi api;

  @BeforeEach
  void start() {
    nodes = new NodeProcesses(folder);
    api = PodsApi.failing(folder);
  }

  @AfterEach
  void end() {
    nodes.close();
    api.close();
  }

  @Test
  void podsThatTheApiListsJoinEachOther() {
    api.list(2, 3, 4);
    for (int number : new int[] {2, 3, 4}) {
      nodes.start(number, api.settings());
    }
    nodes.awaitReady();

    nodes.node(3).get("/set/7");

    nodes.awaitValue("7");
  }

  @Test
  void aNodeThatCannotAskTheApiDoesNotTakeItselfForTheCluster() {
    NodeProcess node = nodes.start(2, api.settings());
    await().until(() -> node.log().contains("does not list Pods of here with app=onevalue"));
    await().until(() -> node.log().contains("Couldn't join cluster"));

    assertThat(node.isReady()).isFalse();
    assertThat(node.get("/set/7").statusCode()).isEqualTo(503);
    assertThat(node.value()).isEqualTo("42");

    api.list(2);
    nodes.awaitReady();
  }

  @Test
  void aNodeWaitsForAPodThatIsListedAndStartsWhenThatIsGone() {
    api.list(2, 3);
    NodeProcess node = nodes.start(2, api.settings());
    await().until(() -> node.log().contains("Couldn't join cluster"));
    assertThat(node.isReady()).isFalse();

    api.list(2);

    nodes.awaitReady();
    assertThat(node.get("/set/7").body()).isEqualTo("7");
  }

  @Test
  void whatWasKeptOutlivesAllPods() {
    api.keep("{\"value\":7,\"generation\":3,\"writer\":null,\"ancestors\":[]}");
    api.list(2, 3);
    nodes.start(2, checkpointed());
    nodes.start(3, checkpointed());
    nodes.awaitReady();

    nodes.awaitValue("7");
    assertThat(nodes.node(2).get("/set/8").statusCode()).isEqualTo(200);
    assertThat(nodes.node(2).register()).contains("\"value\":8").contains("\"generation\":4");
  }

  @Test
  void aNodeThatCannotReadWhatWasKeptTakesNoWrites() {
    api.forbidWhatIsKept();
    api.list(2);
    NodeProcess node = nodes.start(2, checkpointed());
    await().until(() -> node.log().contains("the checkpoint cannot be read"));

    assertThat(node.get("/set/8").statusCode()).isEqualTo(503);
    assertThat(node.get("/readyz").body()).contains("it has not read the checkpoint");

    api.keep("{\"value\":7,\"generation\":3,\"writer\":null,\"ancestors\":[]}");
    nodes.awaitReady();
    assertThat(node.value()).isEqualTo("7");
  }

  @Test
  void aMemberThatIsLostCountsUntilItsPodIsNotListedAnyMore() {
    api.list(2, 3, 4);
    for (int number : new int[] {2, 3, 4}) {
      nodes.start(number, api.settings());
    }
    nodes.awaitReady();
    await().untilAsserted(() -> assertThat(nodes.node(2).metric("onevalue_members")).isEqualTo(3));
    await().untilAsserted(() -> assertThat(statusWithin("2s")).isEqualTo(200));

    nodes.node(4).close();
    nodes.forget(nodes.node(4));
    await().untilAsserted(() -> assertThat(statusWithin("2s")).isEqualTo(503));
    await().untilAsserted(() -> assertThat(nodes.node(2).metric("onevalue_members")).isEqualTo(2));
    await().untilAsserted(() -> assertThat(statusWithin("8s")).isEqualTo(503));

    api.list(2, 3);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(statusWithin("2s")).isEqualTo(200));
  }

  private int statusWithin(String maxAge) {
    return nodes.node(2).get("/v1/value?maxAge=" + maxAge).statusCode();
  }

  private Map<String, String> checkpointed() {
    Map<String, String> settings = new HashMap<>(api.settings());
    settings.put("KUBERNETES_CHECKPOINT", "kept");
    return settings;
  }

  @Test
  void itDoesNotTalkToAnApiThatItCannotVerify() {
    Map<String, String> settings = new HashMap<>(api.settings());
    settings.put("KUBERNETES_MASTER_PROTOCOL", "https");
    settings.put("KUBERNETES_CA_CERTIFICATE_FILE", "/missing/ca.crt");

    NodeProcess node = nodes.start(2, settings);

    assertThat(node.exitCode()).isEqualTo(1);
    assertThat(node.log())
        .contains("/missing/ca.crt, which verifies the Kubernetes API, cannot be read");
  }
}
