package dev.onevalue.node.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/**
 * A file that is written in place. An interrupt of the thread does no harm: a channel is closed by
 * it, and then opened again. Not thread-safe.
 */
final class SyncedFile implements AutoCloseable {

  /** Opens the file for reading and writing. */
  interface Opener {
    FileChannel open() throws IOException;
  }

  private final Opener opener;
  private @Nullable FileChannel channel;
  private boolean closed;

  SyncedFile(Opener opener) {
    this.opener = opener;
  }

  private FileChannel channel() throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    FileChannel open = channel;
    if (open == null || !open.isOpen()) {
      open = opener.open();
      channel = open;
    }
    return open;
  }

  /** Bytes of it; the file's own length may be another one. */
  long length() throws IOException {
    return channel().size();
  }

  /** The bytes from there on, as many as asked for; past the end of the file they are zero. */
  ByteBuffer read(long position, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    FileChannel open = channel();
    while (bytes.hasRemaining() && open.read(bytes, position + bytes.position()) > 0) {
      // read(2) may return less than it was asked for
    }
    return bytes.clear();
  }

  /**
   * Returns once these bytes would survive a loss of power.
   *
   * @throws IOException if they may not; some of them may be there nevertheless
   */
  void write(ByteBuffer bytes, long position) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (!tryWrite(bytes.duplicate(), position)) {
        interrupted |= Thread.interrupted();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private boolean tryWrite(ByteBuffer bytes, long position) throws IOException {
    try {
      FileChannel open = channel();
      long at = position;
      while (bytes.hasRemaining()) {
        at += open.write(bytes, at);
      }
      open.force(false);
      return true;
    } catch (ClosedByInterruptException _) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    if (channel != null) {
      channel.close();
    }
  }
}
