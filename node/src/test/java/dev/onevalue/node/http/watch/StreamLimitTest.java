package dev.onevalue.node.http.watch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamLimitTest {

  @ParameterizedTest
  @CsvSource({"10000, false, 8192", "10000, true, 1024", "100, false, 100", "100, true, 100"})
  void soManyAreTaken(int files, boolean secure, int streams) {
    var limit = new StreamLimit(files);
    for (int i = 0; i < streams; i++) {
      assertThat(limit.reserve(secure)).isTrue();
    }
    assertThat(limit.reserve(secure)).isFalse();
    assertThat(limit.size()).isEqualTo(streams);
  }

  @Test
  void whatOneWithTlsLeavesIsThereForEightOthers() {
    var limit = new StreamLimit(10_000);
    while (limit.reserve(true)) {
      assertThat(limit.size()).isLessThanOrEqualTo(1024);
    }
    limit.release(true);
    for (int i = 0; i < 8; i++) {
      assertThat(limit.reserve(false)).isTrue();
    }
    assertThat(limit.reserve(false)).isFalse();
    limit.release(false);
    assertThat(limit.reserve(false)).isTrue();
  }
}
