package dev.onevalue.operator.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.install.Promtool;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clusters as Prometheus sees them. */
class ClusterMetricsTest {
  private static final String NEW =
      """
      metadata: {namespace: prod, name: new, generation: 1}
      spec: {replicas: 2}
      status: {observedGeneration: -1}
      """;
  private static final String OLD =
      """
      metadata: {namespace: prod, name: old, generation: 4}
      spec: {replicas: 3}
      status:
        observedGeneration: 3
        value: -7
        generation: 12
        convergedGeneration: 11
        readyReplicas: 2
        members:
        - {pod: old-0, ready: true, heard: true}
        - {pod: old-1, ready: true, heard: false}
        - {pod: old-3, ready: true, heard: true}
        lastWrite: {value: -7, generation: 12, time: "2026-01-01T00:00:02.500Z", convergedMillis: 13}
        checkpoint: {generation: 10, time: "2026-01-01T00:00:01Z"}
        conditions:
        - {type: Ready, status: "False"}
        - {type: Degraded, status: "True"}
      """;

  private final OperatorMetrics metrics = new OperatorMetrics();
  private final List<OneValueCluster> clusters = new ArrayList<>();

  ClusterMetricsTest() {
    metrics.clusters(clusters::stream);
  }

  @Test
  void sayWhatTheStatusSays() throws IOException {
    exists(OLD);
    assertThat(text())
        .contains(
            series("replicas", "old", 3),
            series("members_ready", "old", 2),
            series("members_unheard", "old", 2),
            series("value", "old", -7),
            series("generation", "old", 12),
            series("converged_generation", "old", 11),
            series("checkpoint_generation", "old", 10),
            series("checkpoint_timestamp_seconds", "old", 1.767225601E9),
            series("last_write_timestamp_seconds", "old", 1.7672256025E9),
            series("last_write_converged_seconds", "old", 0.013),
            series("metadata_generation", "old", 4),
            series("observed_generation", "old", 3),
            condition("Ready", 0),
            condition("Degraded", 1),
            condition("Partitioned", 0));
  }

  @Test
  void sayNothingOfWhatIsNotKnownYet() throws IOException {
    exists(NEW);
    assertThat(text())
        .contains(
            series("replicas", "new", 2),
            series("members_ready", "new", 0),
            series("members_unheard", "new", 2),
            series("checkpoint_generation", "new", 0),
            series("observed_generation", "new", -1))
        .doesNotContain("cluster_value{", "cluster_generation{", "timestamp_seconds{");
  }

  @Test
  void aTimeThatIsNoneKeepsNothingElseFromBeingShown() throws IOException {
    exists(OLD.replace("2026-01-01T00:00:01Z", "yesterday"));
    assertThat(text())
        .contains(series("checkpoint_generation", "old", 10))
        .doesNotContain("checkpoint_timestamp_seconds{");
  }

  @Test
  void followTheNamingOfPrometheus() throws IOException {
    exists(OLD);
    exists(NEW);
    Promtool.checkMetrics(text());
  }

  private void exists(String cluster) {
    clusters.add(Serialization.unmarshal(cluster, OneValueCluster.class));
  }

  private static String series(String name, String cluster, double value) {
    return "onevalue_cluster_%s{name=\"%s\",namespace=\"prod\"} %s\n"
        .formatted(name, cluster, value);
  }

  private static String condition(String type, double value) {
    return "onevalue_cluster_condition{name=\"old\",namespace=\"prod\",type=\"%s\"} %s\n"
        .formatted(type, value);
  }

  private String text() throws IOException {
    var out = new ByteArrayOutputStream();
    metrics.write(out);
    return out.toString(UTF_8);
  }
}
