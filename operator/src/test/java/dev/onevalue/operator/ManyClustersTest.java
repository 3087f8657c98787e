package dev.onevalue.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.mock.ApiRequest;
import dev.onevalue.operator.mock.MockCluster;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many clusters at once. What they cost, {@code operator/scale/run} measures. */
class ManyClustersTest {
  private static final int CLUSTERS = 50;
  private static final Set<String> WRITES = Set.of("create", "update", "patch", "delete");

  private final MockCluster kubernetes = new MockCluster();
  private RunningOperator operator = new RunningOperator(kubernetes, "first");

  @BeforeEach
  void create() {
    IntStream.range(0, CLUSTERS)
        .mapToObj(ManyClustersTest::cluster)
        .forEach(cluster -> kubernetes.client().resource(cluster).create());
    await().until(() -> sets().size() == CLUSTERS);
    sets().forEach(kubernetes::runPods);
    awaitConverged();
  }

  @AfterEach
  void close() {
    operator.close();
  }

  @Test
  void anOperatorThatIsStartedAgainWritesNothingAndListsOnce() {
    operator.stop();
    operator = new RunningOperator(kubernetes, "second");
    await().atMost(Duration.ofSeconds(60)).until(() -> operator.watches() == 3 * CLUSTERS);
    assertThat(operator.requests())
        .filteredOn(request -> WRITES.contains(request.verb()))
        .isEmpty();
    assertThat(operator.requests())
        .filteredOn(request -> request.verb().equals("list"))
        .extracting(ApiRequest::path)
        .doesNotHaveDuplicates();
    awaitConverged();
  }

  @Test
  void aSetIsAStatusOfItsClusterOrTwo() {
    int before = operator.requests().size();
    IntStream.range(0, 3).forEach(ordinal -> operator.member(ordinal).hold(7, 1, "a/1"));
    await().until(() -> clusters().stream().allMatch(ManyClustersTest::hasSeven));
    List<ApiRequest> since = operator.requests().subList(before, operator.requests().size());
    assertThat(since)
        .filteredOn(request -> request.path().endsWith("/status"))
        .hasSizeBetween(CLUSTERS, 2 * CLUSTERS);
  }

  private static boolean hasSeven(OneValueCluster cluster) {
    return cluster.getStatus() != null
        && cluster.getStatus().converged()
        && Long.valueOf(7).equals(cluster.getStatus().value());
  }

  private static OneValueCluster cluster(int number) {
    OneValueCluster cluster = new OneValueCluster();
    cluster.setMetadata(
        new ObjectMetaBuilder()
            .withName("c" + number)
            .withNamespace("default")
            .withGeneration(1L)
            .build());
    return cluster;
  }

  private void awaitConverged() {
    assertThat(clusters()).hasSize(CLUSTERS);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            clusters().stream()
                .allMatch(
                    cluster -> cluster.getStatus() != null && cluster.getStatus().converged()));
  }

  private List<OneValueCluster> clusters() {
    return kubernetes
        .client()
        .resources(OneValueCluster.class)
        .inNamespace("default")
        .list()
        .getItems();
  }

  private List<StatefulSet> sets() {
    return kubernetes
        .client()
        .resources(StatefulSet.class)
        .inNamespace("default")
        .list()
        .getItems();
  }
}
