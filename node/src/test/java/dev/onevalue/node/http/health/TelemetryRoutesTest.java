package dev.onevalue.node.http.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.http.ServedNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node tells of itself. */
class TelemetryRoutesTest {

  private ServedNode node;

  @BeforeEach
  void start() throws Exception {
    node = ServedNode.start();
    node.inform();
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @Test
  void theHistoryHasTheLatestChangeLast() throws Exception {
    node.send("GET", "/set/7");
    node.send("GET", "/notify/8/5");

    assertThat(node.send("GET", "/v1/history").body())
        .containsSubsequence(
            "\"value\":7,\"valueText\":\"7\",\"generation\":1,\"writer\":\"node-a/",
            "\"value\":8,\"valueText\":\"8\",\"generation\":5,\"writer\":null,\"kept\":true,\"by\":null");
  }

  @Test
  void metricsFollowTheNamingOfPrometheus() throws Exception {
    node.send("GET", "/set/7");

    var response = node.send("GET", "/metrics");

    assertThat(response.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
    assertThat(response.body().lines())
        .contains(
            "onevalue_value 7.0",
            "onevalue_generation 1.0",
            "onevalue_informed 1.0",
            "onevalue_watchers 0.0",
            "onevalue_writes_total{result=\"confirmed\"} 1.0",
            "onevalue_writes_total{result=\"ahead_of_clock\"} 0.0",
            "onevalue_inadmissible_total 0.0",
            "onevalue_discarded_total 0.0",
            "# TYPE onevalue_receipt_seconds histogram",
            "# TYPE onevalue_storage_sync_seconds histogram");
  }
}
