package dev.onevalue.node.wire;

import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.TraceId;
import dev.onevalue.node.core.register.Version;
import dev.onevalue.node.core.register.VersionVector;
import dev.onevalue.node.core.register.VersionVector.Entry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A register as bytes: value (8), generation (8), writer (see {@link NodeIdCodec}), number of
 * ancestors (1), of each its writer's incarnation (16) and its generation (8), and the trace (16),
 * if there is one. It ends what it is part of. Thread-safe.
 */
public final class RegisterCodec {

  private static final int ENTRY_LENGTH = 3 * Long.BYTES;
  private static final int TRACE_LENGTH = 2 * Long.BYTES;

  /** No register takes more bytes. */
  public static final int MAX_LENGTH =
      2 * Long.BYTES
          + NodeIdCodec.MAX_LENGTH
          + Byte.BYTES
          + VersionVector.MAX_ENTRIES * ENTRY_LENGTH
          + TRACE_LENGTH;

  private RegisterCodec() {}

  /** How many bytes {@link #put} writes, at most {@link #MAX_LENGTH}. */
  public static int length(Register register) {
    return 2 * Long.BYTES
        + NodeIdCodec.length(register.version().writer())
        + Byte.BYTES
        + register.ancestors().entries().size() * ENTRY_LENGTH
        + (register.trace().isNone() ? 0 : TRACE_LENGTH);
  }

  /** Writes it to a buffer that has room for it. */
  public static void put(ByteBuffer buffer, Register register) {
    buffer.putLong(register.value()).putLong(register.generation());
    NodeIdCodec.put(buffer, register.version().writer());
    List<Entry> ancestors = register.ancestors().entries();
    buffer.put((byte) ancestors.size());
    for (Entry ancestor : ancestors) {
      NodeIdCodec.put(buffer, ancestor.writer());
      buffer.putLong(ancestor.generation());
    }
    TraceId trace = register.trace();
    if (!trace.isNone()) {
      buffer.putLong(trace.high()).putLong(trace.low());
    }
  }

  /**
   * Reads one, which the buffer ends with; what is too much is left in it.
   *
   * @throws IllegalArgumentException if these bytes are none; the position is then undefined
   */
  public static Register get(ByteBuffer buffer) {
    return Bounded.read(buffer, RegisterCodec::read);
  }

  static Register read(ByteBuffer buffer) {
    long value = buffer.getLong();
    long generation = buffer.getLong();
    NodeId writer = NodeIdCodec.read(buffer);
    return new Register(value, new Version(generation, writer), ancestors(buffer), trace(buffer));
  }

  private static TraceId trace(ByteBuffer buffer) {
    if (!buffer.hasRemaining()) {
      return TraceId.NONE;
    }
    var trace = new TraceId(buffer.getLong(), buffer.getLong());
    if (trace.isNone()) {
      throw new IllegalArgumentException("a trace is not 0");
    }
    return trace;
  }

  private static VersionVector ancestors(ByteBuffer buffer) {
    int count = Byte.toUnsignedInt(buffer.get());
    List<Entry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(new Entry(NodeIdCodec.incarnation(buffer), buffer.getLong()));
    }
    return new VersionVector(entries);
  }
}
