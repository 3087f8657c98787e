package dev.onevalue.node.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class OpenFilesTest {

  @Test
  void theLimitOnOpenFilesIsReadAsLinuxShowsIt() {
    assertThat(
            OpenFiles.limit(List.of("Limit  Soft  Hard", "Max open files   1024   4096  files ")))
        .isEqualTo(OptionalInt.of(1024));
    assertThat(OpenFiles.limit(List.of("Max open files  unlimited unlimited files "))).isEmpty();
  }
}
