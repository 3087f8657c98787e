package dev.onevalue.operator.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.operator.member.Register;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a write took to be heard from all: what was measured, never less. */
class SpreadTest {
  private static final Register SEVEN = new Register(7, 1, "b/1", null);
  private static final Register EIGHT = new Register(8, 2, "b/1", null);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00.000900Z");

  @ParameterizedTest(name = "{0} ns are {1} ms")
  @CsvSource({"0, 1", "1, 1", "1000000, 1", "1000001, 2", "250000000, 250"})
  void millisAreRoundedUp(long nanos, long millis) {
    Spread spread = new Spread(SEVEN, START, null).until(START.plusNanos(nanos));
    assertThat(spread).isEqualTo(new Spread(SEVEN, START, millis));
  }

  @Test
  void aMemberHoldsARegisterSinceItFirstSaidSo() {
    var hearing = new Hearing(Timing.DEFAULT, () -> {});
    hearing.holds(SEVEN, START);
    hearing.alive(1, START.plusSeconds(1));
    hearing.deafTo(Set.of());
    hearing.holds(SEVEN, START.plusSeconds(2));
    assertThat(hearing.since(SEVEN)).contains(START);
    assertThat(hearing.since(EIGHT)).isEmpty();
    hearing.holds(EIGHT, START.plusSeconds(3));
    assertThat(hearing.since(SEVEN)).isEmpty();
    assertThat(hearing.since(EIGHT)).contains(START.plusSeconds(3));
  }
}
