package dev.onevalue.node.http.access.kubernetes;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long it counts what RBAC said, and what counts when it says nothing. */
class PermissionsTest {

  @TempDir private Path folder;
  private TestAccess access;
  private FakeApi api;

  @BeforeEach
  void start() throws IOException {
    access = new TestAccess(folder);
    api = access.api();
  }

  @AfterEach
  void stop() {
    access.close();
  }

  @Test
  void whoMayIsAskedOnceAMinute() {
    for (int i = 0; i < 5; i++) {
      assertThat(access.write("setter")).isEqualTo(200);
    }
    assertThat(api.reviews()).hasSize(1);

    access.pass(Permissions.FRESH);
    assertThat(access.write("setter")).isEqualTo(200);
    assertThat(api.reviews()).hasSize(2);
  }

  @Test
  void whoIsRevokedIsRefusedWithinAMinute() {
    assertThat(access.write("setter")).isEqualTo(200);
    api.revoke("setter", "update");
    access.pass(Permissions.FRESH);

    assertThat(access.write("setter")).isEqualTo(403);
  }

  @Test
  void whoIsAllowedNeedNotWaitForAMinute() {
    assertThat(access.write("stranger")).isEqualTo(403);
    assertThat(access.write("stranger")).isEqualTo(403);
    assertThat(api.reviews()).hasSize(1);
    api.allow("stranger", "update");
    access.pass(Permissions.REFUSED);

    assertThat(access.write("stranger")).isEqualTo(200);
  }

  @Test
  void thoseWhoComeTogetherAskOnce() {
    access.write("stranger");
    int before = api.asked().size();
    api.fail(0);
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(supplyAsync(() -> access.write("setter"), Thread::startVirtualThread));
    }
    await().until(() -> api.asked().size() > before);
    api.answerAgain();

    assertThat(all).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(200));
    assertThat(api.asked()).hasSize(before + 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429})
  void whileTheApiServerIsAwayWhoCouldSetStillCanAndStrangersCannot(int status) {
    assertThat(access.write("setter")).isEqualTo(200);
    assertThat(access.write("stranger")).isEqualTo(403);
    api.fail(status);
    access.pass(Permissions.FRESH);

    for (int i = 0; i < 3; i++) {
      assertThat(access.write("setter")).isEqualTo(200);
      assertThat(access.write("stranger")).isEqualTo(503);
      assertThat(access.write("newcomer")).isEqualTo(503);
      access.pass(Permissions.AWAY);
    }

    api.answerAgain();
    api.revoke("setter", "update");
    assertThat(access.write("setter")).isEqualTo(403);
  }

  @Test
  void anOutageThatLastsEndsEverything() {
    assertThat(access.write("setter")).isEqualTo(200);
    api.fail(500);
    access.pass(Permissions.STALE.minusSeconds(1));
    assertThat(access.write("setter")).isEqualTo(200);

    access.pass(Duration.ofSeconds(1));
    assertThat(access.write("setter")).isEqualTo(503);
  }

  @Test
  void anApiServerThatSaysNothingIsWaitedForTwoSecondsAndThenNotAtAll() {
    assertThat(access.write("setter")).isEqualTo(200);
    api.fail(0);
    access.pass(Permissions.FRESH);
    long begun = System.nanoTime();
    assertThat(access.write("setter")).isEqualTo(200);
    long first = System.nanoTime() - begun;
    assertThat(access.write("setter")).isEqualTo(200);
    assertThat(access.write("stranger")).isEqualTo(503);
    long second = System.nanoTime() - begun - first;

    assertThat(Duration.ofNanos(first)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(4));
    assertThat(Duration.ofNanos(second)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void aMemberThatMayNotAskSaysSoAndDoesNotGuess() {
    assertThat(access.write("setter")).isEqualTo(200);
    api.fail(403);
    access.pass(Permissions.FRESH);

    assertThat(access.whyNot(access.token("setter")))
        .startsWith("503 who may update the value cannot be known now")
        .endsWith("it refuses, with 403");
  }

  @Test
  void whatIsRememberedIsBounded() {
    Recent<Integer, Integer> recent = new Recent<>();
    for (int i = 0; i < 2 * Recent.MAX_ENTRIES; i++) {
      recent.put(i, i);
      assertThat(recent.get(0)).isEqualTo(0);
    }

    assertThat(recent.get(Recent.MAX_ENTRIES)).isNull();
    assertThat(recent.get(Recent.MAX_ENTRIES + 1)).isNotNull();
  }
}
