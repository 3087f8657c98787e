package dev.onevalue.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BackoffTest {

  @Test
  void firstIsAtOnceAndTheOthersAreBounded() {
    var backoff = new Backoff(new Random(1));
    assertThat(backoff.next()).isZero();
    assertThat(backoff.next()).isBetween(Backoff.MIN, Backoff.MIN.multipliedBy(2));
    for (int i = 0; i < 1_000; i++) {
      assertThat(backoff.next()).isBetween(Backoff.MIN, Backoff.MAX);
    }
    backoff.reset();
    assertThat(backoff.next()).isEqualTo(Duration.ZERO);
  }
}
