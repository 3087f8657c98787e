package dev.onevalue.operator.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegisterTest {
  private static final List<Register> OLDEST_FIRST =
      List.of(
          new Register(9, 0, null, null),
          new Register(9, 0, "a", null),
          new Register(1, 1, "a", null),
          new Register(2, 1, "a", null),
          new Register(1, 1, "b", null),
          new Register(-5, 2, "a", null),
          new Register(0, Long.MAX_VALUE, null, null));

  @Test
  void generationComesBeforeWriterComesBeforeValue() {
    List<Register> shuffled = new ArrayList<>(OLDEST_FIRST);
    Collections.shuffle(shuffled, new Random(1));
    assertThat(shuffled).isNotEqualTo(OLDEST_FIRST);
    assertThat(shuffled.stream().sorted()).isEqualTo(OLDEST_FIRST);
  }

  @Test
  void theSameRegisterMayHaveLostItsTrace() {
    assertThat(new Register(7, 1, "a", "4bf92f3577b34da6a3ce929d0e0e4736"))
        .isEqualTo(new Register(7, 1, "a", null))
        .hasSameHashCodeAs(new Register(7, 1, "a", null))
        .isNotEqualTo(new Register(7, 1, "b", null));
  }

  @Test
  void aTraceIs32HexadecimalDigits() {
    assertThatThrownBy(() -> new Register(7, 1, "a", "4bf9\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("traceId is not 32 hexadecimal digits");
  }
}
