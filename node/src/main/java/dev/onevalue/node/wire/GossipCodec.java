package dev.onevalue.node.wire;

import dev.onevalue.node.core.GossipMessage;
import dev.onevalue.node.core.GossipMessage.Exchange;
import dev.onevalue.node.core.GossipMessage.Have;
import dev.onevalue.node.core.GossipMessage.Leave;
import dev.onevalue.node.core.GossipMessage.Purpose;
import dev.onevalue.node.core.GossipMessage.Push;
import dev.onevalue.node.core.GossipMessage.Reply;
import dev.onevalue.node.core.freshness.Age;
import dev.onevalue.node.core.freshness.Peers;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Messages as bytes: format (1), informed (1), purpose (1), of a push also its root (see {@link
 * NodeIdCodec}), its hops (1) and whether it is reported (1), of a question or an answer its mark
 * (8), of an answer also the number of ages (1), and of each the member's incarnation (16) and the
 * age (4); and then the register (see {@link RegisterCodec}). Thread-safe.
 */
public final class GossipCodec {

  private static final byte FORMAT = 3;
  private static final byte PUSH = 1;
  private static final byte EXCHANGE = 2;
  private static final byte HAVE = 3;
  private static final byte LEAVE = 4;
  private static final byte REPLY = 5;
  private static final int HEADER_LENGTH = 3;

  private static final int AGE_LENGTH = 2 * Long.BYTES + Integer.BYTES;
  private static final int LONGEST_REPLY =
      Long.BYTES + Byte.BYTES + Peers.MOST_TOLD * AGE_LENGTH;

  /** A push is shorter than the longest answer. */
  private static final int MAX_LENGTH =
      HEADER_LENGTH + LONGEST_REPLY + RegisterCodec.MAX_LENGTH;

  private GossipCodec() {}

  /** The message in as many bytes as it needs. */
  public static byte[] encode(GossipMessage message) {
    int length =
        HEADER_LENGTH + length(message.purpose()) + RegisterCodec.length(message.register());
    ByteBuffer buffer = ByteBuffer.allocate(length).put(FORMAT).put(bit(message.informed()));
    put(buffer, message.purpose());
    RegisterCodec.put(buffer, message.register());
    return buffer.array();
  }

  private static int length(Purpose purpose) {
    return switch (purpose) {
      case Push push -> NodeIdCodec.length(push.root()) + 2 * Byte.BYTES;
      case Exchange _ -> Long.BYTES;
      case Reply reply -> Long.BYTES + Byte.BYTES + reply.ages().size() * AGE_LENGTH;
      case Have _, Leave _ -> 0;
    };
  }

  private static void put(ByteBuffer buffer, Purpose purpose) {
    switch (purpose) {
      case Push push -> {
        buffer.put(PUSH);
        NodeIdCodec.put(buffer, push.root());
        buffer.put((byte) push.hops()).put(bit(push.reported()));
      }
      case Exchange exchange -> buffer.put(EXCHANGE).putLong(exchange.asked());
      case Reply reply -> {
        buffer.put(REPLY).putLong(reply.asked()).put((byte) reply.ages().size());
        reply.ages().forEach(age -> put(buffer, age));
      }
      case Have _ -> buffer.put(HAVE);
      case Leave _ -> buffer.put(LEAVE);
    }
  }

  private static void put(ByteBuffer buffer, Age age) {
    NodeIdCodec.put(buffer, age.incarnation());
    buffer.putInt(age.millis());
  }

  /**
   * Reads a message that came from the network.
   *
   * @throws IllegalArgumentException if these bytes are none
   * @throws IndexOutOfBoundsException if the array does not have them
   */
  public static GossipMessage decode(byte[] bytes, int offset, int length) {
    if (length > MAX_LENGTH) {
      throw new IllegalArgumentException("%d bytes are too many".formatted(length));
    }
    return Bounded.read(ByteBuffer.wrap(bytes, offset, length), GossipCodec::read);
  }

  private static GossipMessage read(ByteBuffer buffer) {
    byte format = buffer.get();
    if (format != FORMAT) {
      throw new IllegalArgumentException("format %d is not %d".formatted(format, FORMAT));
    }
    boolean informed = isSet(buffer);
    Purpose purpose = purpose(buffer);
    Register register = RegisterCodec.read(buffer);
    if (buffer.hasRemaining()) {
      throw new IllegalArgumentException(
          "%d bytes follow the message".formatted(buffer.remaining()));
    }
    return new GossipMessage(register, informed, purpose);
  }

  private static Purpose purpose(ByteBuffer buffer) {
    byte purpose = buffer.get();
    return switch (purpose) {
      case PUSH -> push(buffer);
      case EXCHANGE -> new Exchange(buffer.getLong());
      case REPLY -> new Reply(buffer.getLong(), ages(buffer));
      case HAVE -> new Have();
      case LEAVE -> new Leave();
      default -> throw new IllegalArgumentException("purpose %d is unknown".formatted(purpose));
    };
  }

  private static Push push(ByteBuffer buffer) {
    NodeId root = NodeIdCodec.read(buffer);
    byte hops = buffer.get();
    return new Push(root, hops, isSet(buffer));
  }

  private static List<Age> ages(ByteBuffer buffer) {
    int count = Byte.toUnsignedInt(buffer.get());
    List<Age> ages = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ages.add(new Age(NodeIdCodec.incarnation(buffer), buffer.getInt()));
    }
    return ages;
  }

  private static byte bit(boolean set) {
    return (byte) (set ? 1 : 0);
  }

  private static boolean isSet(ByteBuffer buffer) {
    byte bit = buffer.get();
    if (bit != 0 && bit != 1) {
      throw new IllegalArgumentException("%d is neither yes nor no".formatted(bit));
    }
    return bit == 1;
  }
}
