package dev.onevalue.operator.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegisterTest {
  private static final List<Register> OLDEST_FIRST =
      List.of(
          new Register(9, 0, null),
          new Register(9, 0, "a"),
          new Register(1, 1, "a"),
          new Register(2, 1, "a"),
          new Register(1, 1, "b"),
          new Register(-5, 2, "a"),
          new Register(0, Long.MAX_VALUE, null));

  @Test
  void generationComesBeforeWriterComesBeforeValue() {
    List<Register> shuffled = new ArrayList<>(OLDEST_FIRST);
    Collections.shuffle(shuffled, new Random(1));
    assertThat(shuffled).isNotEqualTo(OLDEST_FIRST);
    assertThat(shuffled.stream().sorted()).isEqualTo(OLDEST_FIRST);
  }
}
