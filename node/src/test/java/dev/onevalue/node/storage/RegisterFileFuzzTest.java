package dev.onevalue.node.storage;

import static dev.onevalue.node.storage.RegisterBytes.slot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.wire.Mutation;
import dev.onevalue.node.wire.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two seconds of damaged files, or {@code -Dfuzz.seconds=N}; {@code -Dfuzz.seed=N} repeats. */
class RegisterFileFuzzTest {

  private static final int PAYLOAD = Frame.OVERHEAD - Integer.BYTES;

  private final long seed = Long.getLong("fuzz.seed", 1);
  private final Random random = new Random(seed);

  @Test
  void aFileIsOpenedOrRefusedInOneLineAndOnceOpenedItWorks() {
    long end = System.nanoTime() + Duration.ofSeconds(Long.getLong("fuzz.seconds", 2)).toNanos();
    long opened = 0;
    long refused = 0;
    while (System.nanoTime() - end < 0) {
      if (isOpened()) {
        opened++;
      } else {
        refused++;
      }
    }
    System.out.printf("fuzz: seed %d, %,d opened, %,d refused%n", seed, opened, refused);
    assertThat(opened).isPositive();
    assertThat(refused).isPositive();
  }

  private boolean isOpened() {
    var disk = TestDisk.holding(RegisterBytes.file(slotBytes(), slotBytes()), random);
    try {
      RegisterFile file = disk.openRegister();
      Register saved = file.saved();
      assertThat(disk.openRegister().saved()).as("seed %d", seed).isEqualTo(saved);
      file.save(Samples.LARGEST);
      assertThat(disk.openRegister().saved()).as("seed %d", seed).isEqualTo(Samples.LARGEST);
      return true;
    } catch (IOException e) {
      assertThat(e).as("seed %d", seed).hasMessageMatching("register \\P{Cntrl}+");
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError("seed %d".formatted(seed), e);
    }
  }

  private byte[] slotBytes() {
    Register register = random.nextBoolean() ? Samples.USUAL : Samples.LARGEST;
    long sequence = random.nextInt(8) == 0 ? random.nextLong() : random.nextInt(5);
    byte[] whole = slot(sequence, register);
    return switch (random.nextInt(6)) {
      case 0 -> whole;
      case 1 -> new byte[0];
      case 2 -> Mutation.noise(Slot.LENGTH, random);
      case 3 -> slot(random.nextInt(3), Mutation.noise(1000, random));
      case 4 -> slot(1, Mutation.of(payload(whole), random));
      default -> Arrays.copyOf(Mutation.of(whole, random), Slot.LENGTH);
    };
  }

  private static byte[] payload(byte[] slot) {
    int length = ByteBuffer.wrap(slot).getInt(PAYLOAD - Integer.BYTES);
    return Arrays.copyOfRange(slot, PAYLOAD, PAYLOAD + length);
  }
}
