package dev.onevalue.node.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onevalue.node.process.Command;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** For how long nodes may have missed what others wrote, as they say. */
class FreshnessIT {

  private static final long MOST_IN_HEALTH_MILLIS = 1_500;
  private static final int LOOKS = 40;
  private static final String FRESH = "/v1/value?maxAge=2s";

  @TempDir private Path logs;

  @Test
  void tenNodesInHealthHearOfEachOtherAllTheTime() {
    List<Integer> ten = IntStream.range(Loopback.FIRST, Loopback.FIRST + 10).boxed().toList();
    try (Cluster cluster = Loopback.inMemory(logs)) {
      cluster.start(ten);
      cluster.awaitReady();
      cluster.awaitView(ten);
      await().until(() -> ten.stream().allMatch(node -> isFresh(cluster, node)));

      long worst = 0;
      for (int look = 0; look < LOOKS; look++) {
        for (int node : ten) {
          worst = Math.max(worst, ageMillis(cluster, node));
        }
      }
      System.out.printf("freshness: at most %d ms in %d looks at 10 nodes%n", worst, LOOKS * 10);
      assertThat(worst).isLessThan(MOST_IN_HEALTH_MILLIS);
    }
  }

  /** Before it is lost from view, and after that. */
  @ParameterizedTest
  @ValueSource(ints = {3_500, 8_000})
  void whoIsCutOffSaysSoAndIsGoodAgainSoonAfterHealing(int millis) {
    assumeTrue(Command.run("id", "-u").strip().equals("0"), "network namespaces need root");
    List<Integer> all = List.of(11, 12, 13);
    List<Integer> one = List.of(13);
    List<Integer> others = List.of(11, 12);
    try (Network network = Network.of(all);
        Cluster cluster =
            new Cluster(
                logs,
                life -> network.place(life.node()),
                node ->
                    node == 11 ? Map.of() : Map.of("CLUSTER_ADDR", network.place(11).address()))) {
      cluster.start(all);
      cluster.awaitReady();
      cluster.awaitView(all);
      await().until(() -> all.stream().allMatch(node -> isFresh(cluster, node)));

      long cut = System.nanoTime();
      network.cut(one, others);
      network.cut(others, one);
      Duration noticed = after(cut, () -> !isFresh(cluster, 13));
      assertThat(cluster.process(13).get(FRESH).body()).contains("node-11/", "node-12/");
      var _ = after(cut, () -> others.stream().noneMatch(node -> isFresh(cluster, node)));
      after(cut, () -> System.nanoTime() - cut > Duration.ofMillis(millis).toNanos());
      assertThat(ageMillis(cluster, 13)).isGreaterThanOrEqualTo(millis - 1_500L);

      network.heal(all);
      long healed = System.nanoTime();
      Duration good = after(healed, () -> all.stream().allMatch(node -> isFresh(cluster, node)));
      System.out.printf(
          "freshness: cut off for %d ms: known after %s, good again after %s%n",
          millis, noticed, good);
      // it was heard up to a heartbeat before the cut
      assertThat(noticed).isBetween(Duration.ofMillis(1_400), Duration.ofMillis(3_000));
      assertThat(good).isLessThan(Duration.ofSeconds(1));
    }
  }

  private static Duration after(long start, java.util.concurrent.Callable<Boolean> isSo) {
    await().atMost(Cluster.STARTING).pollInterval(Duration.ofMillis(20)).until(isSo);
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static boolean isFresh(Cluster cluster, int node) {
    return cluster.process(node).get(FRESH).statusCode() == 200;
  }

  private static long ageMillis(Cluster cluster, int node) {
    HttpHeaders headers = cluster.process(node).get("/v1/value").headers();
    long millis = headers.firstValueAsLong("OneValue-Age-Millis").orElseThrow();
    assertThat(headers.firstValueAsLong("Age")).hasValue(Math.ceilDiv(millis, 1_000));
    return millis;
  }
}
