package dev.onevalue.node.wire;

import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.register.NodeId;
import java.nio.ByteBuffer;

/**
 * A member as bytes: identity (see {@link NodeIdCodec}), port (2), host (1 + its length).
 * Thread-safe.
 */
public final class MemberCodec {

  /** No member takes more bytes. */
  public static final int MAX_LENGTH = NodeIdCodec.MAX_LENGTH + Short.BYTES + Text.MAX_BYTES;

  private MemberCodec() {}

  /** How many bytes {@link #put} writes. */
  public static int length(Member member) {
    return NodeIdCodec.length(member.id()) + Short.BYTES + Text.length(member.endpoint().host());
  }

  /**
   * Writes it to a buffer that has room for it.
   *
   * @throws IllegalArgumentException if the host is not printable ASCII
   */
  public static void put(ByteBuffer buffer, Member member) {
    NodeIdCodec.put(buffer, member.id());
    buffer.putShort((short) member.endpoint().port());
    Text.put(buffer, member.endpoint().host());
  }

  /**
   * Reads one, and leaves what follows it in the buffer.
   *
   * @throws IllegalArgumentException if these bytes are none; the position is then undefined
   */
  public static Member get(ByteBuffer buffer) {
    return Bounded.read(buffer, MemberCodec::read);
  }

  private static Member read(ByteBuffer buffer) {
    NodeId id = NodeIdCodec.read(buffer);
    int port = Short.toUnsignedInt(buffer.getShort());
    return new Member(id, new Endpoint(Text.get(buffer), port));
  }
}
