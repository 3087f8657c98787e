package dev.onevalue.node.storage;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that tell whether they are whole: magic (8), format (4), sequence (8), length of the
 * payload (4), payload, CRC32C of all before it (4). Big-endian. Every format keeps this frame, so
 * that a release tells a newer format from a damage.
 *
 * @param format of the payload
 * @param sequence the higher one was written later
 */
record Frame(int format, long sequence, ByteBuffer payload) {

  private static final int HEADER_LENGTH = Long.BYTES + Integer.BYTES + Long.BYTES + Integer.BYTES;

  /** What it takes beside the payload. */
  static final int OVERHEAD = HEADER_LENGTH + Integer.BYTES;

  /** Fills the buffer from its start with a frame, and flips it. */
  static void write(
      ByteBuffer buffer, long magic, int format, long sequence, Consumer<ByteBuffer> payload) {
    buffer.clear().putLong(magic).putInt(format).putLong(sequence).putInt(0);
    payload.accept(buffer);
    buffer.putInt(HEADER_LENGTH - Integer.BYTES, buffer.position() - HEADER_LENGTH);
    buffer.putInt(checksum(buffer.duplicate().flip()));
    buffer.flip();
  }

  /** The frame at the start of these bytes; null if there is none, or not all of it. */
  static @Nullable Frame read(ByteBuffer bytes, long magic) {
    ByteBuffer header = bytes.slice();
    if (header.remaining() < OVERHEAD || header.getLong() != magic) {
      return null;
    }
    int format = header.getInt();
    long sequence = header.getLong();
    int length = header.getInt();
    if (length < 0 || length > header.remaining() - Integer.BYTES) {
      return null;
    }
    ByteBuffer payload = header.slice(HEADER_LENGTH, length);
    int checksum = header.getInt(HEADER_LENGTH + length);
    return checksum == checksum(header.slice(0, HEADER_LENGTH + length))
        ? new Frame(format, sequence, payload)
        : null;
  }

  private static int checksum(ByteBuffer bytes) {
    var checksum = new CRC32C();
    checksum.update(bytes);
    return (int) checksum.getValue();
  }
}
