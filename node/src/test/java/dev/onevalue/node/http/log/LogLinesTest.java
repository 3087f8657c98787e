package dev.onevalue.node.http.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is logged of a client's doing: seldom, on one line, and not much of it. */
class LogLinesTest {

  @Test
  void ofEachKindOneIsLoggedAMinute() {
    var clock = new AtomicLong(5);
    var log = new SparseLog(clock::get);

    assertThat(log.isDue("a")).isTrue();
    assertThat(log.isDue("a")).isFalse();
    assertThat(log.isDue("b")).isTrue();
    clock.addAndGet(Duration.ofSeconds(59).toNanos());
    assertThat(log.isDue("a")).isFalse();
    clock.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(log.isDue("a")).isTrue();
    assertThat(log.isDue("a")).isFalse();
  }

  @Test
  void whatAClientSentIsVisibleAndShort() {
    assertThat(Printable.of("a\r\nb\0\u001b[31m\u0085\u2028\u2029\u202ec"))
        .isEqualTo("a??b??[31m????c");
    assertThat(Printable.of("x".repeat(101))).isEqualTo("x".repeat(100) + "...");
    assertThat(Printable.of(new IllegalStateException("a\nb"))).hasMessageEndingWith(": a?b");
  }
}
