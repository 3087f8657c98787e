package dev.onevalue.node.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onevalue.node.core.StorageFailedException;
import dev.onevalue.node.core.receipt.Refusal.Reason;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.wire.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStorageTest {

  private static final Register FIRST = Register.told(1, 1);
  private static final Register SECOND = Register.told(2, 2);

  /** About what a save takes. */
  private static final int INTERRUPT_NANOS = 100_000;

  @TempDir private Path directory;

  @Test
  void whatIsSavedIsRecovered() throws Exception {
    for (Register register : List.of(Register.initial(7), Samples.USUAL, Samples.LARGEST)) {
      save(register);
      assertThat(recovered()).isEqualTo(register);
    }
  }

  @Test
  void whatIsSavedLastIsRecoveredEvenIfItIsOlder() throws Exception {
    save(SECOND, FIRST);

    assertThat(recovered()).isEqualTo(FIRST);
  }

  @Test
  void savesTakeTurnsAndNeverTouchTheOneThatWasSavedBefore() throws Exception {
    try (var storage = DiskStorage.open(directory, _ -> true)) {
      storage.save(FIRST);
      assertThat(slots()).containsOnly(FIRST);
      storage.save(SECOND);
      assertThat(slots()).containsExactlyInAnyOrder(FIRST, SECOND);
      for (long generation : LongStream.rangeClosed(3, 10).toArray()) {
        List<Register> before = slots();
        Register next = Register.told(generation, generation);
        storage.save(next);
        int turn = (int) ((generation + 1) % 2);
        assertThat(slots().get(turn)).isEqualTo(next);
        assertThat(slots().get(1 - turn)).isEqualTo(before.get(1 - turn));
      }
    }
  }

  @Test
  void anInterruptedThreadSavesAndStaysInterrupted() throws Exception {
    try (var storage = DiskStorage.open(directory, _ -> true)) {
      Thread.currentThread().interrupt();
      storage.save(FIRST);
      assertThat(Thread.interrupted()).isTrue();
      storage.save(SECOND);
    }

    assertThat(recovered()).isEqualTo(SECOND);
  }

  @Test
  void interruptsAtAnyMomentDoNoHarm() throws Exception {
    try (var storage = DiskStorage.open(directory, _ -> true)) {
      Thread saving = Thread.currentThread();
      var interrupting =
          Thread.ofPlatform()
              .start(() -> {
                while (!Thread.interrupted()) {
                  saving.interrupt();
                  LockSupport.parkNanos(INTERRUPT_NANOS);
                }
              });
      for (int i = 0; i < 500; i++) {
        storage.save(Register.told(i, i));
      }
      while (interrupting.isAlive()) {
        interrupting.interrupt();
      }
      Thread.interrupted();
    }

    assertThat(recovered()).isEqualTo(Register.told(499, 499));
  }

  @Test
  void theListenerIsToldOfEachSave() throws Exception {
    List<Long> nanos = new ArrayList<>();
    List<Reason> failures = new ArrayList<>();
    var listener =
        new SaveListener() {
          @Override
          public void synced(long took) {
            nanos.add(took);
          }

          @Override
          public void failed(Reason reason) {
            failures.add(reason);
          }
        };
    var storage = DiskStorage.open(directory, _ -> true, listener);
    storage.save(FIRST);
    storage.save(SECOND);
    storage.close();

    assertThatThrownBy(() -> storage.save(SECOND))
        .isInstanceOf(StorageFailedException.class)
        .hasMessageStartingWith(directory.resolve("register") + " cannot be written: ");
    assertThat(nanos).hasSize(2).allMatch(took -> took > 0);
    assertThat(failures).containsExactly(Reason.STORAGE_FAILED);
  }

  private void save(Register... registers) throws Exception {
    try (var storage = DiskStorage.open(directory, _ -> true)) {
      for (Register register : registers) {
        storage.save(register);
      }
    }
  }

  private Register recovered() throws IOException {
    try (var storage = DiskStorage.open(directory, _ -> true)) {
      return Objects.requireNonNull(storage.recovered().register());
    }
  }

  private List<Register> slots() throws IOException {
    byte[] file = Files.readAllBytes(directory.resolve("register"));
    return List.of(slot(file, 0), slot(file, Slot.LENGTH));
  }

  private static Register slot(byte[] file, int position) {
    var slot = Slot.read(ByteBuffer.wrap(file, position, Slot.LENGTH).slice());
    assertThat(slot).isInstanceOf(Slot.Whole.class);
    return ((Slot.Whole) slot).register();
  }
}
