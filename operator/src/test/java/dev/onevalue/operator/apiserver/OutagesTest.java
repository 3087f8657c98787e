package dev.onevalue.operator.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.operator.Logged;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that fail and succeed in time, and what the log has of it. */
class OutagesTest {
  private static final String AWAY =
      "the API server does not answer as it should: all is tried again";
  private static final String BACK = "the API server answers again";

  private final Logged logged = new Logged();
  private Instant now = Instant.EPOCH;
  private final Outages outages = new Outages(() -> now);

  @AfterEach
  void close() {
    logged.close();
  }

  @Test
  void anOutageIsTwoLinesHoweverMuchFails() {
    failAt(0);
    failAt(1);
    failAt(90);
    succeedAt(96);
    succeedAt(97);
    assertThat(logged.messages()).containsExactly(AWAY, BACK);
    assertThat(logged.lines().getLast()).contains("seconds=\"90\"");
  }

  @Test
  void aStormInWhichSomeSucceedIsNoEnd() {
    for (int second = 0; second < 60; second++) {
      failAt(second);
      succeedAt(second + 0.5);
    }
    assertThat(logged.messages()).containsExactly(AWAY);
  }

  @Test
  void theNextOneIsToldAgain() {
    failAt(0);
    succeedAt(6);
    failAt(10);
    assertThat(logged.messages()).containsExactly(AWAY, BACK, AWAY);
  }

  private void failAt(double second) {
    now = Instant.ofEpochMilli((long) (1000 * second));
    outages.failed("refused");
  }

  private void succeedAt(double second) {
    now = Instant.ofEpochMilli((long) (1000 * second));
    outages.succeeded();
  }
}
