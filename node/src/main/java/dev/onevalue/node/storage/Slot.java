package dev.onevalue.node.storage;

import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.wire.RegisterCodec;
import java.nio.ByteBuffer;

/** What one of the two slots of a register file holds. */
sealed interface Slot {

  /** Bytes from one slot to the next: pages and sectors are smaller, so none is in both. */
  int LENGTH = 4096;

  /** "OVREGIST". */
  long MAGIC = 0x4F56_5245_4749_5354L;

  /** The format of what is in the frame. */
  int FORMAT = 1;

  /** Never written, or erased. */
  record Empty() implements Slot {}

  /** A register that was written as a whole. */
  record Whole(long sequence, Register register) implements Slot {}

  /** Something of ours that is not whole: a write that was cut off, or a damage. */
  record Damaged() implements Slot {}

  /** Nothing of ours. */
  record Foreign() implements Slot {}

  /** Written by another release, in a format that this one does not know. */
  record Unknown(int format) implements Slot {}

  /** Reads one. Throws nothing, whatever the bytes. */
  static Slot read(ByteBuffer bytes) {
    Frame frame = Frame.read(bytes, MAGIC);
    if (frame != null) {
      return frame.format() == FORMAT ? payload(frame) : new Unknown(frame.format());
    }
    if (isZero(bytes)) {
      return new Empty();
    }
    return isOurs(bytes.getLong(0)) ? new Damaged() : new Foreign();
  }

  /** Of a write, or an erasure, that was cut off any part may be there. */
  private static boolean isOurs(long magic) {
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      byte found = (byte) (magic >>> shift);
      if (found != 0 && found != (byte) (MAGIC >>> shift)) {
        return false;
      }
    }
    return true;
  }

  private static Slot payload(Frame frame) {
    try {
      Register register = RegisterCodec.get(frame.payload());
      return frame.payload().hasRemaining() ? new Damaged() : new Whole(frame.sequence(), register);
    } catch (IllegalArgumentException _) {
      return new Damaged();
    }
  }

  private static boolean isZero(ByteBuffer bytes) {
    return bytes.mismatch(ByteBuffer.allocate(bytes.remaining())) < 0;
  }

  /** Fills the buffer with one, and flips it. */
  static void write(ByteBuffer buffer, Whole slot) {
    Frame.write(
        buffer,
        MAGIC,
        FORMAT,
        slot.sequence(),
        payload -> RegisterCodec.put(payload, slot.register()));
  }
}
