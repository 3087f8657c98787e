package dev.onevalue.node.cluster.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RareLogTest {

  private final List<String> lines = new ArrayList<>();
  private long seconds = 100;
  private final RareLog log = new RareLog(lines::add, () -> TimeUnit.SECONDS.toNanos(seconds));

  @Test
  void tellsOfEachKindOnceAMinute() {
    log.warn("cut", "1.2.3.4", "too long");
    log.warn("cut", "1.2.3.4", "too long");
    log.warn("refused", "1.2.3.5");
    seconds += 59;
    log.warn("cut", "1.2.3.6");
    seconds += 1;
    log.warn("cut", "1.2.3.7");

    assertThat(lines)
        .containsExactly(
            "cut: 1.2.3.4: too long", "refused: 1.2.3.5", "cut: 1.2.3.7 (and 2 more like it)");
  }

  @Test
  void whatOthersWroteStaysOnOneShortLine() {
    log.warn("cut", "a\nb\u001b[31m\u2028c", "x".repeat(5_000));

    assertThat(lines)
        .singleElement()
        .asString()
        .startsWith("cut: a?b?[31m?c: xxx")
        .hasSizeLessThan(400);
  }
}
