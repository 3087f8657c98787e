package dev.onevalue.node.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * A disk that forgets what was not synced when the power fails, sector by sector, and whose syncs
 * fail as those of Linux: what could not be written is never tried again.
 */
final class TestDisk {

  static final int SECTOR = 512;

  private final byte[] cache = new byte[Slots.FILE_LENGTH];
  private final byte[] platter = new byte[Slots.FILE_LENGTH];
  private final BitSet dirty = new BitSet();
  private final RandomGenerator random;
  private int operationsUntilPowerFails = Integer.MAX_VALUE;
  private BooleanSupplier failing = () -> false;

  TestDisk(RandomGenerator random) {
    this.random = random;
  }

  /** A disk with these bytes on it. */
  static TestDisk holding(byte[] content, RandomGenerator random) {
    var disk = new TestDisk(random);
    System.arraycopy(content, 0, disk.cache, 0, content.length);
    System.arraycopy(content, 0, disk.platter, 0, content.length);
    return disk;
  }

  /** How many writes and syncs of the next ones succeed before the power fails. */
  void failPowerAfter(int operations) {
    operationsUntilPowerFails = operations;
  }

  /** Whether the next write or sync fails, asked each time. */
  void setFailing(BooleanSupplier newFailing) {
    failing = newFailing;
  }

  /** The process ended, and the power did not: what was written is there, synced or not. */
  void restartProcess() {
    operationsUntilPowerFails = Integer.MAX_VALUE;
    failing = () -> false;
  }

  /** The power comes back: some of what was not synced is there, and some is not. */
  void restart() {
    dirty.stream().filter(_ -> random.nextBoolean()).forEach(this::persist);
    dirty.clear();
    System.arraycopy(platter, 0, cache, 0, platter.length);
    restartProcess();
  }

  /** What a process reads. */
  byte[] content() {
    return cache;
  }

  boolean hasPower() {
    return operationsUntilPowerFails > 0;
  }

  /** The register file that it is. */
  RegisterFile openRegister() throws IOException {
    return RegisterFile.open(Path.of("register"), () -> new TestChannel(this), _ -> true);
  }

  void write(ByteBuffer bytes, int position) throws IOException {
    boolean fails = fails();
    int length = fails ? random.nextInt(bytes.remaining() + 1) : bytes.remaining();
    bytes.get(cache, position, length);
    if (length > 0) {
      dirty.set(position / SECTOR, (position + length - 1) / SECTOR + 1);
    }
    if (fails) {
      throw new IOException("Input/output error");
    }
  }

  void sync() throws IOException {
    if (fails()) {
      if (hasPower()) {
        dirty.stream().filter(_ -> random.nextBoolean()).forEach(this::persist);
        dirty.clear();
      }
      throw new IOException("Input/output error");
    }
    dirty.stream().forEach(this::persist);
    dirty.clear();
  }

  private boolean fails() {
    if (operationsUntilPowerFails > 0) {
      operationsUntilPowerFails--;
    }
    return operationsUntilPowerFails == 0 || failing.getAsBoolean();
  }

  private void persist(int sector) {
    System.arraycopy(cache, sector * SECTOR, platter, sector * SECTOR, SECTOR);
  }
}
