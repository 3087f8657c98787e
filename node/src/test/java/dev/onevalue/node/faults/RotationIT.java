package dev.onevalue.node.faults;

import static dev.onevalue.node.faults.Loopback.THREE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.node.cluster.tls.TestAuthority;
import dev.onevalue.node.cluster.tls.TestAuthority.Identity;
import dev.onevalue.node.faults.Operation.Acknowledged;
import dev.onevalue.node.process.NodeProcess;
import dev.onevalue.node.process.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Members whose certificates are replaced, under load, and strangers who would like to be members.
 */
class RotationIT {

  private static final int ROTATIONS = Integer.getInteger("faults.rotations", 2);
  private static final Duration TAKING = Duration.ofSeconds(20);
  private static final List<Integer> STRANGERS = List.of(24, 25);
  private static final int NEW = 26;

  /** An authority, and the certificate that all members share. */
  private record Generation(TestAuthority authority, Identity member) {

    static Generation create() {
      var authority = new TestAuthority("cluster");
      return new Generation(authority, authority.member("member"));
    }
  }

  @TempDir private Path folder;
  private final Generation first = Generation.create();
  private Generation current = first;

  @Test
  void noViewChangesAndNoRequestFailsAndStrangersAreNoMembers() {
    THREE.forEach(node -> write(node, current, current));
    try (Cluster cluster = new Cluster(folder, Loopback::place, this::settings)) {
      cluster.start(THREE);
      cluster.awaitReady();
      cluster.awaitView(THREE);
      double views = views(cluster);
      try (var _ = Load.on(cluster, "one")) {
        for (int rotation = 0; rotation < ROTATIONS; rotation++) {
          rotate(cluster);
        }
        try (var _ = Flood.of(2_000, cluster.process(Loopback.FIRST).place().address())) {
          cluster.awaitAcknowledged(50);
          startStrangers(cluster);
        }
      }
      cluster.awaitAgreement(THREE, Duration.ofSeconds(5));

      System.out.printf("faults: %d rotations: %s%n", ROTATIONS, cluster.history());
      assertThat(views(cluster)).isEqualTo(views);
      assertThat(cluster.history().reads()).allMatch(read -> read.seen() != null);
      assertThat(cluster.history().writes()).allMatch(w -> w.result() instanceof Acknowledged);
      assertThat(THREE).allSatisfy(node -> assertRefusedWithFewWords(cluster.process(node)));
      aNewOneJoins(cluster);
    }
  }

  /** Both are trusted, then the new one is sent, then the old one is not trusted any more. */
  private void rotate(Cluster cluster) {
    Generation next = Generation.create();
    step(cluster, current, current, next);
    step(cluster, next, current, next);
    step(cluster, next, next);
    current = next;
  }

  private void step(Cluster cluster, Generation sent, Generation... trusted) {
    THREE.forEach(node -> write(node, sent, trusted));
    String certificate = "{\"certificate\":{\"sha256\":\"%s\"".formatted(sent.member().sha256());
    await()
        .atMost(TAKING)
        .untilAsserted(() ->
            assertThat(THREE)
                .allSatisfy(node -> {
                  String tls = cluster.process(node).get("/v1/tls").body();
                  assertThat(tls).startsWith(certificate);
                  assertThat(tls.split("sha256")).hasSize(2 + trusted.length);
                }));
  }

  /** One has the first certificate, as whoever stole it has, and one speaks plain text. */
  private void startStrangers(Cluster cluster) {
    write(STRANGERS.getFirst(), first, first, current);
    cluster.start(STRANGERS);
    await()
        .atMost(TAKING)
        .untilAsserted(() ->
            assertThat(STRANGERS)
                .allSatisfy(node ->
                    assertThat(cluster.process(node).log()).contains("Couldn't join cluster")));
    assertThat(STRANGERS).allSatisfy(node -> assertThat(cluster.process(node).isReady()).isFalse());
    STRANGERS.forEach(node -> cluster.process(node).close());
  }

  /** Once a minute; this one does not last for two. */
  private static void assertRefusedWithFewWords(NodeProcess node) {
    assertThat(node.log()).doesNotContain("failed handling message");
    assertThat(node.log().lines().filter(line -> line.contains("a connection was refused")))
        .hasSizeLessThanOrEqualTo(2);
  }

  private void aNewOneJoins(Cluster cluster) {
    write(NEW, current, current);
    NodeProcess joined = cluster.start(NEW);
    await()
        .atMost(Cluster.STARTING)
        .untilAsserted(() -> assertThat(joined.metric("onevalue_members")).isEqualTo(4));
    double refused =
        THREE.stream().map(cluster::process).mapToDouble(RotationIT::refusedByCertificate).sum();
    assertThat(refused).isPositive();
  }

  private static double refusedByCertificate(NodeProcess node) {
    return node.metric("onevalue_cluster_connections_refused_total{reason=\"not_a_member\"}");
  }

  private static double views(Cluster cluster) {
    return THREE.stream()
        .mapToDouble(node -> cluster.process(node).metric("onevalue_view_changes_total"))
        .sum();
  }

  private void write(int node, Generation sent, Generation... trusted) {
    TestAuthority.write(
        tls(node),
        sent.member(),
        List.of(trusted).stream().map(Generation::authority).toArray(TestAuthority[]::new));
  }

  private Path tls(int node) {
    return folder.resolve("tls-" + node);
  }

  private Map<String, String> settings(int node) {
    Map<String, String> settings = new HashMap<>();
    if (node != Loopback.FIRST) {
      settings.put("CLUSTER_ADDR", Place.loopback(Loopback.FIRST).address());
    }
    if (node != STRANGERS.getLast()) {
      settings.put("CLUSTER_TLS_DIR", tls(node).toString());
    }
    return settings;
  }
}
