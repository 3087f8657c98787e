package dev.onevalue.node.storage;

import dev.onevalue.node.core.register.Register;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** Register files as bytes. */
final class RegisterBytes {

  private RegisterBytes() {}

  /** A file with these in its slots. */
  static byte[] file(byte[] first, byte[] second) {
    byte[] file = new byte[Slots.FILE_LENGTH];
    System.arraycopy(first, 0, file, 0, first.length);
    System.arraycopy(second, 0, file, Slot.LENGTH, second.length);
    return file;
  }

  static byte[] slot(long sequence, Register register) {
    ByteBuffer buffer = ByteBuffer.allocate(Slot.LENGTH);
    Slot.write(buffer, new Slot.Whole(sequence, register));
    return bytes(buffer);
  }

  /** A slot whose checksum is right, whatever its format and what is in it. */
  static byte[] slot(int format, byte[] payload) {
    ByteBuffer buffer = ByteBuffer.allocate(Slot.LENGTH);
    Frame.write(buffer, Slot.MAGIC, format, 1, into -> into.put(payload));
    return bytes(buffer);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  /** Writes the register file of a directory. */
  static void write(Path directory, byte[] content) throws IOException {
    Files.write(directory.resolve("register"), content);
  }
}
