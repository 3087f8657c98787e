package dev.onevalue.node.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.client.Register;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FormatTest {

  private static final String WRITER = "a/00000000-0000-0000-0000-00000000000a";

  private static Register register(long value) {
    return new Register(value, 3, WRITER, Instant.EPOCH);
  }

  @Test
  void isOfEveryReaders() {
    assertThat(Format.TEXT.of(register(Long.MIN_VALUE), "demo")).isEqualTo("-9223372036854775808");
    assertThat(Format.JSON.of(register(7), "demo"))
        .isEqualTo(
            "{\"value\":7,\"valueText\":\"7\",\"generation\":3,\"writer\":\"%s\"}"
                .formatted(WRITER));
    assertThat(Format.FLAGD.of(register(7), "demo"))
        .isEqualTo(
            "{\"flags\":{\"demo\":{\"state\":\"ENABLED\",\"variants\":{\"g3\":7},"
                + "\"defaultVariant\":\"g3\",\"metadata\":{\"generation\":3,\"writer\":\"%s\"}}}}",
            WRITER);
  }

  @Test
  void flagThatWouldBeRoundedIsNone() {
    assertThat(Format.FLAGD.of(register(1L << 53), "demo")).isEqualTo("{\"flags\":{}}");
  }
}
