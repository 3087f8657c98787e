package dev.onevalue.operator.telemetry;

import dev.onevalue.api.v1alpha1.ConditionType;
import dev.onevalue.api.v1alpha1.OneValueCluster;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What each cluster's {@code spec} and {@code status} say, as numbers: of the clusters that there
 * are when Prometheus asks, so that nothing is told of one that is deleted. Thread-safe.
 *
 * @param clusters all that are known; called at each scrape, must not block
 */
record ClusterMetrics(Supplier<Stream<OneValueCluster>> clusters) implements MultiCollector {
  private static final String CONDITION = "onevalue_cluster_condition";
  private static final String CONDITION_HELP = "1 if a condition of the cluster is True, else 0.";

  @Override
  public MetricSnapshots collect() {
    List<OneValueCluster> known = clusters.get().toList();
    var all = MetricSnapshots.builder();
    ClusterGauge.ALL.forEach(gauge -> all.metricSnapshot(snapshot(gauge, known)));
    return all.metricSnapshot(conditions(known)).build();
  }

  private static GaugeSnapshot snapshot(ClusterGauge gauge, List<OneValueCluster> known) {
    var snapshot = GaugeSnapshot.builder().name(gauge.name()).help(gauge.help());
    for (OneValueCluster cluster : known) {
      gauge.of(cluster).ifPresent(n -> snapshot.dataPoint(point(labels(cluster), n)));
    }
    return snapshot.build();
  }

  private static GaugeSnapshot conditions(List<OneValueCluster> known) {
    var snapshot = GaugeSnapshot.builder().name(CONDITION).help(CONDITION_HELP);
    for (OneValueCluster cluster : known) {
      for (ConditionType type : ConditionType.values()) {
        Labels labels = labels(cluster).merge(Labels.of("type", type.name()));
        snapshot.dataPoint(point(labels, holds(cluster, type) ? 1 : 0));
      }
    }
    return snapshot.build();
  }

  private static boolean holds(OneValueCluster cluster, ConditionType type) {
    return cluster.getStatus() != null
        && cluster.getStatus().conditions().stream()
            .anyMatch(condition ->
                type.name().equals(condition.getType()) && "True".equals(condition.getStatus()));
  }

  private static Labels labels(OneValueCluster cluster) {
    return Labels.of(
        "namespace", cluster.getMetadata().getNamespace(), "name", cluster.getMetadata().getName());
  }

  private static GaugeDataPointSnapshot point(Labels labels, double value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
  }
}
