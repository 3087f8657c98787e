package dev.onevalue.node.cluster;

import dev.onevalue.node.core.GossipMessage;
import dev.onevalue.node.core.GossipMessage.Exchange;
import dev.onevalue.node.core.GossipMessage.Push;
import dev.onevalue.node.core.NodeId;
import dev.onevalue.node.core.Register;
import dev.onevalue.node.core.Version;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Messages as bytes, big-endian: format (1 byte), kind (1), value (8), generation (8), the writer's
 * incarnation (16) and its name (UTF-8, to the end).
 */
final class GossipCodec {

  private static final byte FORMAT = 1;
  private static final byte PUSH = 1;
  private static final byte EXCHANGE = 2;
  private static final int FIXED_LENGTH = 2 + 2 * Long.BYTES + 2 * Long.BYTES;
  private static final int MAX_LENGTH = FIXED_LENGTH + 4 * NodeId.MAX_NAME_LENGTH;

  private GossipCodec() {}

  static byte[] encode(GossipMessage message) {
    Register register = message.register();
    NodeId writer = register.version().writer();
    byte[] name = writer.name().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(FIXED_LENGTH + name.length)
        .put(FORMAT)
        .put(kind(message))
        .putLong(register.value())
        .putLong(register.generation())
        .putLong(writer.incarnation().getMostSignificantBits())
        .putLong(writer.incarnation().getLeastSignificantBits())
        .put(name)
        .array();
  }

  /**
   * Reads a message that came from the network.
   *
   * @throws IllegalArgumentException if these bytes are none
   */
  static GossipMessage decode(byte[] bytes, int offset, int length) {
    if (length > MAX_LENGTH) {
      throw new IllegalArgumentException("%d bytes are too many".formatted(length));
    }
    try {
      return decode(ByteBuffer.wrap(bytes, offset, length));
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("%d bytes are too few".formatted(length), e);
    }
  }

  private static GossipMessage decode(ByteBuffer buffer) {
    byte format = buffer.get();
    if (format != FORMAT) {
      throw new IllegalArgumentException("format %d is not %d".formatted(format, FORMAT));
    }
    byte kind = buffer.get();
    Register register = register(buffer);
    return switch (kind) {
      case PUSH -> new Push(register);
      case EXCHANGE -> new Exchange(register);
      default -> throw new IllegalArgumentException("kind %d is unknown".formatted(kind));
    };
  }

  private static Register register(ByteBuffer buffer) {
    long value = buffer.getLong();
    long generation = buffer.getLong();
    var incarnation = new UUID(buffer.getLong(), buffer.getLong());
    String name = StandardCharsets.UTF_8.decode(buffer).toString();
    return new Register(value, new Version(generation, new NodeId(name, incarnation)));
  }

  private static byte kind(GossipMessage message) {
    return switch (message) {
      case Push _ -> PUSH;
      case Exchange _ -> EXCHANGE;
    };
  }
}
