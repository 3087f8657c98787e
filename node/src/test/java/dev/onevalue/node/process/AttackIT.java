package dev.onevalue.node.process;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onevalue.node.faults.Flood;
import dev.onevalue.node.http.access.kubernetes.BadToken;
import dev.onevalue.node.http.access.kubernetes.TestTokens;
import dev.onevalue.node.http.crossorigin.GuardedNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What somebody may try who reaches a cluster as Kubernetes runs it, one after the other: nothing
 * is written, and its members are ready all the time and do not grow.
 */
class AttackIT {

  private static final int CONNECTIONS = 2_000;
  private static final Duration SECOND = Duration.ofSeconds(1);

  /** What the heap may grow by, and what 1,024 connections take. */
  private static final long MAX_GROWTH_KB = 80 * 1024;

  @TempDir private static Path folder;
  private static GuardedCluster cluster;
  private static Readiness readiness;
  private static long residentKb;

  @BeforeAll
  static void start() throws IOException {
    cluster = new GuardedCluster(folder);
    assertThat(set(false, TestTokens.good("setter"), "7")).startsWith("HTTP/1.1 200 ");
    cluster.awaitValue("7");
    residentKb = cluster.target().residentKb();
    readiness = Readiness.of(cluster.members());
  }

  private static String ask(boolean secure, String request, String... headers) throws IOException {
    return cluster.ask(secure, request, headers);
  }

  private static String set(boolean secure, String token, String value) throws IOException {
    return ask(secure, "GET /set/" + value, "Host: localhost", "Authorization: Bearer " + token);
  }

  @AfterEach
  void nothingIsWrittenAndAllWereReady() {
    readiness.assertAlwaysReady();
    cluster.awaitValue("7");
  }

  @AfterAll
  static void end() {
    try (var _ = cluster;
        var _ = readiness) {
      assertThat(cluster.target().metric("onevalue_members")).isEqualTo(3);
      long growth = cluster.target().residentKb() - residentKb;
      System.out.printf("attacks: the member grew by %d kB, from %d%n", growth, residentKb);
      assertThat(growth).isLessThan(MAX_GROWTH_KB);
    }
  }

  /** Making one of them would keep a processor busy for ever. */
  @Test
  void objectsAndClassesByNameOfAMember() throws IOException {
    for (int i = 0; i < 20; i++) {
      cluster.hostileMember().sendObjects();
    }
    var before = new AtomicReference<>(cluster.target().cpu());
    await()
        .pollDelay(SECOND)
        .pollInterval(SECOND)
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          Duration now = cluster.target().cpu();
          assertThat(now.minus(before.getAndSet(now))).isLessThan(SECOND.dividedBy(2));
        });
  }

  @Test
  void lengthsAndBatchesOfAMemberThatAreNotSo() throws IOException {
    assertThat(cluster.hostileMember().sendLies()).isEmpty();
  }

  /** Nothing, half of a TLS record, the length of one that is longer than any, half a request. */
  @ParameterizedTest
  @CsvSource({"cluster, 7946", "HTTP, 18061", "HTTPS, 19061"})
  void twoThousandConnectionsThatSayNothingOrHalf(String name, int port) throws IOException {
    byte[][] beginnings = {
      {},
      {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3},
      {0x16, 3, 3, (byte) 0xff, (byte) 0xff, 1},
      "GET /get HTTP/1.1\r\nHost: a\r\nX: ".getBytes(ISO_8859_1)
    };
    try (var _ = Flood.of(CONNECTIONS, cluster.target().place().address(), port, beginnings)) {
      assertThat(ask(false, "GET /get", "Host: localhost")).endsWith("\r\n\r\n7");
      assertThat(ask(true, "GET /get", "Host: localhost")).endsWith("\r\n\r\n7");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void requestsThatAreTooLong(boolean secure) throws IOException {
    String length = "Content-Length: " + Long.MAX_VALUE;
    assertThat(ask(secure, "PUT /v1/value", "Host: localhost", length)).contains(" 413 ");
    assertThat(ask(secure, "GET /get", "Host: localhost", "X: " + "x".repeat(9_000)))
        .contains(" 431 ");
    assertThat(ask(secure, "GET /" + "x".repeat(9_000), "Host: localhost")).contains(" 414 ");
    String chunked = "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff";
    String token = "Authorization: Bearer " + TestTokens.good("setter");
    assertThat(ask(secure, "PUT /v1/value", "Host: localhost", token, chunked)).contains(" 400 ");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void pagesOfOtherSitesAndNamesThatAreLedHere(boolean secure) throws IOException {
    String token = "Authorization: Bearer " + TestTokens.good("setter");
    for (String write : GuardedNode.WRITES) {
      for (String header :
          List.of("Sec-Fetch-Site: cross-site", "Origin: null", "Sec-Purpose: prefetch")) {
        assertThat(ask(secure, write, "Host: localhost", token, header)).contains(" 403 ");
      }
      assertThat(ask(secure, write, "Host: attacker.example", token)).contains(" 421 ");
    }
  }

  @Test
  void forgedNotifies() throws IOException {
    String notify = "GET /notify/9/" + Long.MAX_VALUE;
    assertThat(ask(false, notify, "Host: localhost")).contains(" 401 ");
    String stranger = "Authorization: Bearer " + TestTokens.good("stranger");
    assertThat(ask(false, notify, "Host: localhost", stranger)).contains(" 403 ");
    String setter = "Authorization: Bearer " + TestTokens.good("setter");
    assertThat(ask(false, notify, "Host: localhost", setter)).contains(" 400 ");
  }

  @Test
  void tokensThatDoNotCount() throws IOException {
    for (BadToken bad : BadToken.all(Instant.now()).toList()) {
      assertThat(set(true, bad.token(), "9")).as(bad.name()).contains(" 401 ", bad.why());
    }
    assertThat(set(false, TestTokens.good("stranger"), "9")).contains(" 403 ");
    assertThat(set(false, TestTokens.good("setter"), "7")).contains(" 200 ");
  }
}
