package dev.onevalue.node.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.core.receipt.Refusal.Reason;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CausesTest {

  static Stream<Arguments> causes() {
    String full = "No space left on device";
    String quota = "Disk quota exceeded";
    return Stream.of(
        Arguments.of(new IOException(full), full, Reason.STORAGE_FULL),
        Arguments.of(new FileSystemException("f", "g", full), full, Reason.STORAGE_FULL),
        Arguments.of(new IOException(quota), quota, Reason.STORAGE_FULL),
        Arguments.of(new IOException("I/O error"), "I/O error", Reason.STORAGE_FAILED),
        Arguments.of(new AccessDeniedException("f"), "Permission denied", Reason.STORAGE_FAILED),
        Arguments.of(
            new ClosedChannelException(), "ClosedChannelException", Reason.STORAGE_FAILED));
  }

  @ParameterizedTest
  @MethodSource("causes")
  void areSaidInAFewWords(IOException e, String words, Reason reason) {
    assertThat(Causes.of(e)).isEqualTo(words);
    assertThat(Causes.reason(e)).isEqualTo(reason);
  }
}
