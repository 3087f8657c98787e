package dev.onevalue.node.storage;

import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.storage.Slot.Damaged;
import dev.onevalue.node.storage.Slot.Whole;
import dev.onevalue.node.storage.Slots.Found;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A register in a file with two slots, which are written in place and in turns, so that one of them
 * is whole whenever the power fails. Thread-safe.
 */
final class RegisterFile implements AutoCloseable {

  private final Path path;
  private final SyncedFile file;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(Slot.LENGTH);
  private @Nullable Register saved;
  private long sequence;
  private int next;
  private @Nullable String repaired;

  private RegisterFile(Path path, SyncedFile file) {
    this.path = path;
    this.file = file;
  }

  /**
   * Opens a file of {@value Slots#FILE_LENGTH} bytes, all of them zero if it is new.
   *
   * @param path for messages
   * @param admitsGeneration whether the clock is not behind a generation
   * @throws IOException if it cannot be read and written, or should not be; its message says it in
   *     one line
   */
  static RegisterFile open(Path path, SyncedFile.Opener opener, LongPredicate admitsGeneration)
      throws IOException {
    var register = new RegisterFile(path, new SyncedFile(opener));
    try {
      register.recover(admitsGeneration);
      return register;
    } catch (IOException e) {
      register.close();
      throw e;
    }
  }

  private void recover(LongPredicate admitsGeneration) throws IOException {
    Slots slots = read();
    Optional<Found> newest = slots.newest();
    if (newest.isEmpty()) {
      if (slots.slots().stream().anyMatch(Damaged.class::isInstance)) {
        repaired = "its first save was cut off, before anyone was told of it";
      }
      return;
    }
    Whole found = newest.get().slot();
    if (!admitsGeneration.test(found.register().generation())) {
      throw new IOException(
          "%s has generation %d, which is ahead of this machine's clock: set the clock right"
              .formatted(path, found.register().generation()));
    }
    keep(newest.get(), slots.slots().get(other(newest.get().place())));
  }

  private Slots read() throws IOException {
    try {
      return new Slots(
          path,
          file.length(),
          List.of(
              Slot.read(file.read(0, Slot.LENGTH)),
              Slot.read(file.read(Slot.LENGTH, Slot.LENGTH))));
    } catch (IOException e) {
      throw new IOException("%s cannot be read and written: %s".formatted(path, Causes.of(e)), e);
    }
  }

  /**
   * What was read may never have reached the disk, if an earlier process was killed before its
   * sync: it is made durable before anyone hears of it. Writing what is there already cannot tear
   * it.
   */
  private void keep(Found found, Slot other) throws IOException {
    try {
      write(found.place(), found.slot());
      sequence = found.slot().sequence();
      saved = found.slot().register();
      next = other(found.place());
      if (!(other instanceof Whole)) {
        repaired = "one of its two copies was not whole; the other one is used";
        save(found.slot().register());
      }
    } catch (IOException e) {
      throw new IOException("%s cannot be written: %s".formatted(path, Causes.of(e)), e);
    }
  }

  /** What was wrong with it and has been put right, for people; null if nothing was. */
  synchronized @Nullable String repaired() {
    return repaired;
  }

  /** What is on the disk; null if nothing was ever saved. */
  synchronized @Nullable Register saved() {
    return saved;
  }

  /**
   * Returns once the register would survive a loss of power.
   *
   * <p>When it throws, the one that was saved before still would: its slot is not touched until
   * another save has succeeded. A sync that failed leaves open what is on the disk, and may not be
   * repeated (Linux forgets what it could not write), so the slot is then overwritten with what was
   * saved before. Only if that fails too, and the node then crashes before its next save, may the
   * register that failed to be saved be recovered.
   */
  synchronized void save(Register register) throws IOException {
    try {
      if (saved == null) {
        write(other(next), new Whole(sequence + 1, register));
      }
      write(next, new Whole(sequence + 1, register));
    } catch (IOException e) {
      undo(e);
      throw e;
    }
    sequence++;
    saved = register;
    next = other(next);
  }

  private void undo(IOException cause) {
    // never one sequence for two registers
    sequence++;
    try {
      Register before = saved;
      if (before == null) {
        // in this order never both are torn, which would look like a loss
        erase(next);
        erase(other(next));
      } else {
        write(next, new Whole(sequence, before));
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private void write(int place, Whole slot) throws IOException {
    Slot.write(buffer, slot);
    file.write(buffer, (long) place * Slot.LENGTH);
  }

  private void erase(int place) throws IOException {
    file.write(ByteBuffer.allocate(Slot.LENGTH), (long) place * Slot.LENGTH);
  }

  private static int other(int place) {
    return 1 - place;
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
