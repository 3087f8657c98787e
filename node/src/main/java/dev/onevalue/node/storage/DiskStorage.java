package dev.onevalue.node.storage;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.onevalue.node.core.Recovered;
import dev.onevalue.node.core.Storage;
import dev.onevalue.node.core.StorageFailedException;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.receipt.Refusal.Reason;
import dev.onevalue.node.core.register.Register;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a node's register in a directory that no other process uses meanwhile.
 *
 * <p>A {@link #save} that returns survives a loss of power, on a disk that does not lie. One that
 * throws leaves what was saved before, and does not count later, unless the disk fails again when
 * that is made sure. What {@link #recovered} returns is on the disk before it is returned. The
 * space for the register is taken at the first start, so that a full disk does not stop saves
 * (unless the file system copies on write).
 *
 * <p>Thread-safe.
 */
public final class DiskStorage implements Storage, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DiskStorage.class);
  private static final String REGISTER = "register";

  private final DataDirectory directory;
  private final RegisterFile register;
  private final MembersFile members;
  private final SaveListener listener;
  private final Recovered recovered;

  private DiskStorage(DataDirectory directory, RegisterFile register, SaveListener listener) {
    this.directory = directory;
    this.register = register;
    this.members = new MembersFile(directory);
    this.listener = listener;
    this.recovered = recover();
  }

  private Recovered recover() {
    if (register.repaired() != null) {
      LOG.warn("{}: {}", directory.file(REGISTER), register.repaired());
    }
    Register saved = register.saved();
    boolean fresh = saved == null && !Files.exists(directory.file(MembersFile.NAME));
    return new Recovered(saved, fresh ? List.of() : members.read());
  }

  /** Opens the directory without telling anyone how it goes. */
  public static DiskStorage open(Path directory, LongPredicate admitsGeneration)
      throws IOException {
    return open(directory, admitsGeneration, _ -> {});
  }

  /**
   * Opens the directory, creates what is missing, and recovers what is there.
   *
   * @param admitsGeneration whether the clock is not behind a generation
   * @throws IOException if the directory cannot be used, is used by another process, or has a
   *     register that must not be taken for none; the message names the file, what is wrong and
   *     what would be right, in one line
   */
  public static DiskStorage open(
      Path directory, LongPredicate admitsGeneration, SaveListener listener) throws IOException {
    DataDirectory opened = DataDirectory.open(directory);
    try {
      return new DiskStorage(opened, openRegister(opened, admitsGeneration), listener);
    } catch (IOException e) {
      opened.close();
      throw e;
    }
  }

  private static RegisterFile openRegister(DataDirectory directory, LongPredicate admitsGeneration)
      throws IOException {
    Path file = directory.file(REGISTER);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      create(directory, file);
    }
    return RegisterFile.open(file, () -> FileChannel.open(file, READ, WRITE), admitsGeneration);
  }

  private static void create(DataDirectory directory, Path file) throws IOException {
    try {
      directory.replace(REGISTER, ByteBuffer.allocate(Slots.FILE_LENGTH));
    } catch (IOException e) {
      throw new IOException(
          "%s cannot be created (%s): it needs %d bytes"
              .formatted(file, Causes.of(e), Slots.FILE_LENGTH),
          e);
    }
  }

  /** What the disk held when it was opened. */
  public Recovered recovered() {
    return recovered;
  }

  @Override
  public void save(Register newer) throws StorageFailedException {
    long start = System.nanoTime();
    try {
      register.save(newer);
    } catch (IOException e) {
      Reason reason = Causes.reason(e);
      listener.failed(reason);
      throw new StorageFailedException(
          reason, "%s cannot be written: %s".formatted(directory.file(REGISTER), Causes.of(e)), e);
    }
    listener.synced(System.nanoTime() - start);
  }

  /** Keeps the first {@value MembersFile#MAX_MEMBERS} of them, in the background. */
  @Override
  public void saveMembers(Stream<Member> others) {
    members.keep(others);
  }

  /** Waits for what is being written, and lets another process use the directory. */
  @Override
  public void close() throws IOException {
    members.close();
    try (directory) {
      register.close();
    }
  }
}
