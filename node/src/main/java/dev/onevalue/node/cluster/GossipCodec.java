package dev.onevalue.node.cluster;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.onevalue.node.core.GossipMessage;
import dev.onevalue.node.core.GossipMessage.Exchange;
import dev.onevalue.node.core.GossipMessage.Have;
import dev.onevalue.node.core.GossipMessage.Leave;
import dev.onevalue.node.core.GossipMessage.Purpose;
import dev.onevalue.node.core.GossipMessage.Push;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.core.register.Version;
import dev.onevalue.node.core.register.VersionVector;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Temporary. */
final class GossipCodec {

  private GossipCodec() {}

  static byte[] encode(GossipMessage message) {
    ByteBuffer buffer =
        ByteBuffer.allocate(2048).put((byte) 2).put((byte) (message.informed() ? 1 : 0));
    switch (message.purpose()) {
      case Push push -> {
        buffer.put((byte) 1);
        node(buffer, push.root());
        buffer.put((byte) push.hops()).put((byte) (push.reported() ? 1 : 0));
      }
      case Exchange _ -> buffer.put((byte) 2);
      case Have _ -> buffer.put((byte) 3);
      case Leave _ -> buffer.put((byte) 4);
    }
    Register register = message.register();
    buffer.putLong(register.value()).putLong(register.generation());
    node(buffer, register.version().writer());
    buffer.put((byte) register.ancestors().entries().size());
    register
        .ancestors()
        .entries()
        .forEach(e -> {
          uuid(buffer, e.writer());
          buffer.putLong(e.generation());
        });
    byte[] bytes = new byte[buffer.flip().remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static void node(ByteBuffer buffer, NodeId node) {
    uuid(buffer, node.incarnation());
    byte[] name = node.name().getBytes(US_ASCII);
    buffer.put((byte) name.length).put(name);
  }

  private static void uuid(ByteBuffer buffer, UUID uuid) {
    buffer.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
  }

  static GossipMessage decode(byte[] bytes, int offset, int length) {
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
      if (buffer.get() != 2) {
        throw new IllegalArgumentException("format");
      }
      boolean informed = buffer.get() == 1;
      Purpose purpose =
          switch (buffer.get()) {
            case 1 -> new Push(node(buffer), buffer.get(), buffer.get() == 1);
            case 2 -> new Exchange();
            case 3 -> new Have();
            case 4 -> new Leave();
            default -> throw new IllegalArgumentException("kind");
          };
      long value = buffer.getLong();
      long generation = buffer.getLong();
      NodeId writer = node(buffer);
      List<VersionVector.Entry> entries = new ArrayList<>();
      for (int i = buffer.get(); i > 0; i--) {
        entries.add(
            new VersionVector.Entry(
                new UUID(buffer.getLong(), buffer.getLong()), buffer.getLong()));
      }
      return new GossipMessage(
          new Register(value, new Version(generation, writer), new VersionVector(entries)),
          informed,
          purpose);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("too short", e);
    }
  }

  private static NodeId node(ByteBuffer buffer) {
    var uuid = new UUID(buffer.getLong(), buffer.getLong());
    byte[] name = new byte[Byte.toUnsignedInt(buffer.get())];
    buffer.get(name);
    return new NodeId(new String(name, US_ASCII), uuid);
  }
}
