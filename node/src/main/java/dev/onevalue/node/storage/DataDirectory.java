package dev.onevalue.node.storage;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A directory that this process has for itself until it is closed, or the process ends.
 * Thread-safe.
 */
final class DataDirectory implements AutoCloseable {

  /** A file of its own: POSIX drops a lock when any channel of the locked file is closed. */
  private static final String LOCK = "lock";

  private final Path path;
  private final FileChannel lock;

  private DataDirectory(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Opens the directory, and creates it if there is none.
   *
   * @throws IOException if it cannot be written or another process has it; the message says it in
   *     one line
   */
  static DataDirectory open(Path path) throws IOException {
    if (!Files.isDirectory(path) && Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(
          "%s is not a directory: name one that this node can write".formatted(path));
    }
    try {
      create(path.toAbsolutePath());
    } catch (IOException e) {
      throw failure(path, "cannot be created", e);
    }
    return new DataDirectory(path, lock(path.resolve(LOCK)));
  }

  private static void create(Path directory) throws IOException {
    Path parent = directory.getParent();
    if (parent == null || Files.isDirectory(directory)) {
      return;
    }
    create(parent);
    Files.createDirectory(directory);
    sync(parent);
  }

  private static FileChannel lock(Path file) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, CREATE, WRITE);
    } catch (IOException e) {
      throw failure(file, "cannot be written", e);
    }
    try {
      if (tryLock(channel)) {
        return channel;
      }
    } catch (IOException e) {
      channel.close();
      throw failure(file, "cannot be locked", e);
    }
    channel.close();
    throw new IOException(
        "%s is locked by another process: each node needs a directory of its own".formatted(file));
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  private static IOException failure(Path file, String what, IOException cause) {
    return new IOException(
        "%s %s (%s): name a directory that this node can write"
            .formatted(file, what, Causes.of(cause)),
        cause);
  }

  Path file(String name) {
    return path.resolve(name);
  }

  /**
   * Returns once the file would survive a loss of power with this content. Whatever fails, it has
   * either the old content or the new one.
   */
  void replace(String name, ByteBuffer content) throws IOException {
    Path temporary = file(name + ".new");
    try {
      try (FileChannel channel = FileChannel.open(temporary, CREATE, TRUNCATE_EXISTING, WRITE)) {
        while (content.hasRemaining()) {
          channel.write(content);
        }
        channel.force(true);
      }
      Files.move(temporary, file(name), ATOMIC_MOVE);
    } catch (IOException e) {
      delete(temporary, e);
      throw e;
    }
    sync(path);
  }

  private static void delete(Path file, IOException cause) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /** A name is durable only when its directory is. */
  private static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, READ)) {
      channel.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
