package dev.onevalue.node.http.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onevalue.node.http.problem.ProblemException;
import dev.onevalue.node.http.resource.Answer;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class IdempotencyKeysTest {

  private static final Fingerprint REQUEST = Fingerprint.of("PUT", "/v1/value", null, "body");

  private final AtomicLong clock = new AtomicLong(5);
  private final AtomicInteger done = new AtomicInteger();
  private final IdempotencyKeys keys = new IdempotencyKeys(clock::get);

  @Test
  void afterAMinuteAKeyIsFree() throws Exception {
    assertThat(keys.once("k", REQUEST, this::answer).body()).isEqualTo("1");
    clock.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(keys.once("k", REQUEST, this::answer).body()).isEqualTo("1");
    clock.addAndGet(1);
    assertThat(keys.once("k", REQUEST, this::answer).body()).isEqualTo("2");
  }

  @Test
  void whileTheFirstIsUnderWayItIsAConflict() throws Exception {
    keys.once(
        "k",
        REQUEST,
        () -> {
          assertStatus(HttpStatus.CONFLICT, "k", this::answer);
          return answer();
        });
    assertThat(done).hasValue(1);
  }

  @Test
  void whatWasRefusedCanBeTriedAgain() throws Exception {
    assertStatus(
        HttpStatus.SERVICE_UNAVAILABLE,
        "k",
        () -> {
          throw ProblemException.tryAgain("later");
        });
    assertThat(keys.once("k", REQUEST, this::answer).body()).isEqualTo("1");
  }

  @Test
  void whatHasLostHasLost() {
    assertStatus(
        HttpStatus.PRECONDITION_FAILED,
        "k",
        () -> {
          throw new ProblemException(HttpStatus.PRECONDITION_FAILED, "another");
        });
    assertStatus(HttpStatus.PRECONDITION_FAILED, "k", this::answer);
  }

  @Test
  void moreKeysThanAreKeptAreRefused() throws Exception {
    for (int i = 0; i < IdempotencyKeys.MAX_KEYS; i++) {
      keys.once("k" + i, REQUEST, this::answer);
    }
    assertStatus(HttpStatus.SERVICE_UNAVAILABLE, "one more", this::answer);
    assertThat(keys.once("k0", REQUEST, this::answer).body()).isEqualTo("1");
  }

  @Test
  void aKeyIsShortAndVisible() {
    assertStatus(HttpStatus.BAD_REQUEST, "", this::answer);
    assertStatus(HttpStatus.BAD_REQUEST, "k".repeat(256), this::answer);
  }

  private Answer answer() {
    return new Answer(HttpStatus.OK, "\"0-42\"", String.valueOf(done.incrementAndGet()));
  }

  private void assertStatus(HttpStatus status, String key, Callable<Answer> request) {
    assertThatThrownBy(() -> keys.once(key, REQUEST, request))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.status()).isEqualTo(status));
  }
}
