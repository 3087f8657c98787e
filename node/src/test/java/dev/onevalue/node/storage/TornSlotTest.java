package dev.onevalue.node.storage;

import static dev.onevalue.node.storage.RegisterBytes.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.wire.Samples;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A slot that is damaged at one byte, or was written up to one: the other one counts. */
class TornSlotTest {

  private static final Register OLDER = Register.told(4, 29);
  private static final Register OLD = Register.told(5, 30);
  private static final Register NEW = Samples.USUAL;

  /** Where the newer one is. */
  enum Newer {
    FIRST,
    SECOND;

    byte[] file(byte[] newer, byte[] older) {
      return this == FIRST ? RegisterBytes.file(newer, older) : RegisterBytes.file(older, newer);
    }
  }

  private final Random random = new Random(1);

  @ParameterizedTest
  @EnumSource
  void ofAnyDamagedByteOfTheNewerOne(Newer newer) throws IOException {
    byte[] slot = slot(7, NEW);
    for (int i = 0; i < slot.length; i++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        byte[] damaged = slot.clone();
        damaged[i] ^= (byte) (1 << bit);
        assertThat(recovered(newer.file(damaged, slot(6, OLD)))).isEqualTo(OLD);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofAnyDamagedByteOfTheOlderOne(Newer newer) throws IOException {
    byte[] slot = slot(6, OLD);
    for (int i = 0; i < slot.length; i++) {
      byte[] damaged = slot.clone();
      damaged[i] ^= 1;
      assertThat(recovered(newer.file(slot(7, NEW), damaged))).isEqualTo(NEW);
    }
  }

  @ParameterizedTest
  @EnumSource
  void ofAWriteThatWasCutOffAtAnyByte(Newer newer) throws IOException {
    byte[] slot = slot(7, NEW);
    for (int length = 0; length < slot.length; length++) {
      byte[] torn = Arrays.copyOf(slot(5, OLDER), slot.length);
      System.arraycopy(slot, 0, torn, 0, length);
      byte[] zero = Arrays.copyOf(Arrays.copyOf(slot, length), slot.length);
      assertThat(recovered(newer.file(torn, slot(6, OLD)))).isEqualTo(OLD);
      assertThat(recovered(newer.file(zero, slot(6, OLD)))).isEqualTo(OLD);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatWasRepairedIsThereTwice(Newer newer) throws IOException {
    byte[] torn = Arrays.copyOf(slot(7, NEW), 20);

    var disk = TestDisk.holding(newer.file(torn, slot(6, OLD)), random);
    disk.openRegister().close();
    disk.restart();
    int intact = newer == Newer.FIRST ? Slot.LENGTH : 0;
    Arrays.fill(disk.content(), intact, intact + Slot.LENGTH, (byte) 1);

    assertThat(disk.openRegister().saved()).isEqualTo(OLD);
  }

  private @Nullable Register recovered(byte[] file) throws IOException {
    return TestDisk.holding(file, random).openRegister().saved();
  }
}
