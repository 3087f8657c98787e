package dev.onevalue.node.wire;

import dev.onevalue.node.core.register.NodeId;
import java.nio.ByteBuffer;
import java.util.UUID;

/** A node's identity as bytes: incarnation (16), name (1 + its length). Thread-safe. */
public final class NodeIdCodec {

  /** No identity takes more bytes. */
  public static final int MAX_LENGTH = 2 * Long.BYTES + Byte.BYTES + NodeId.MAX_NAME_LENGTH;

  private NodeIdCodec() {}

  /** How many bytes {@link #put} writes. */
  public static int length(NodeId id) {
    return 2 * Long.BYTES + Text.length(id.name());
  }

  /** Writes it to a buffer that has room for it. */
  public static void put(ByteBuffer buffer, NodeId id) {
    put(buffer, id.incarnation());
    Text.put(buffer, id.name());
  }

  /**
   * Reads one, and leaves what follows it in the buffer.
   *
   * @throws IllegalArgumentException if these bytes are none; the position is then undefined
   */
  public static NodeId get(ByteBuffer buffer) {
    return Bounded.read(buffer, NodeIdCodec::read);
  }

  static NodeId read(ByteBuffer buffer) {
    UUID incarnation = incarnation(buffer);
    return new NodeId(Text.get(buffer), incarnation);
  }

  static void put(ByteBuffer buffer, UUID incarnation) {
    buffer
        .putLong(incarnation.getMostSignificantBits())
        .putLong(incarnation.getLeastSignificantBits());
  }

  static UUID incarnation(ByteBuffer buffer) {
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
