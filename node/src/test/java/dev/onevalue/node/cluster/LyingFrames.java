package dev.onevalue.node.cluster;

import java.io.DataOutput;
import java.io.IOException;
import java.util.stream.Stream;
import org.jgroups.Address;
import org.jgroups.EmptyMessage;
import org.jgroups.Message;
import org.jgroups.Version;
import org.jgroups.protocols.RTTHeader;
import org.jgroups.util.ByteArrayDataOutputStream;
import org.jgroups.util.UUID;
import org.junit.jupiter.api.Named;

/** Frames that claim to be what they are not, or to hold what is not there. */
final class LyingFrames {

  private static final Address TARGET = Nodes.endpoint(1);

  private LyingFrames() {}

  static Stream<Named<byte[]>> all() throws IOException {
    return Stream.of(
        Named.of("2 GB of bytes", message(Message.BYTES_MSG, out -> out.writeInt(0x7fff_ffff))),
        Named.of("2 GB of a buffer", message(Message.NIO_MSG, out -> out.writeInt(0x7fff_ffff))),
        Named.of("a list of 2^31 numbers", message(Message.OBJ_MSG, LyingFrames::seqnos)),
        Named.of("an unknown type", message((short) 99, out -> out.writeInt(0))),
        Named.of("a batch of 2^31", batch()),
        Named.of("a foreign header", foreignHeader()));
  }

  private interface Payload {
    void writeTo(DataOutput out) throws IOException;
  }

  private static byte[] message(short type, Payload payload) throws IOException {
    var out = new ByteArrayDataOutputStream();
    out.writeShort(Version.version);
    out.writeByte(0);
    out.writeShort(type);
    out.writeByte(0); // no addresses
    out.writeShort(0); // no flags
    out.writeShort(0); // no headers
    payload.writeTo(out);
    return java.util.Arrays.copyOf(out.buffer(), out.position());
  }

  private static void seqnos(DataOutput out) throws IOException {
    out.writeByte(1);
    out.writeShort(15);
    out.writeInt(0x7fff_ffff);
    out.writeLong(1);
  }

  private static byte[] batch() throws IOException {
    var out = new ByteArrayDataOutputStream();
    out.writeShort(Version.version);
    out.writeByte(1); // a list
    org.jgroups.util.Util.writeAddress(TARGET, out);
    org.jgroups.util.Util.writeAddress(UUID.randomUUID(), out);
    out.writeShort(-1);
    out.writeInt(0x7fff_ffff);
    out.writeShort(Message.EMPTY_MSG);
    out.writeByte(0);
    out.writeShort(0);
    out.writeShort(0);
    return java.util.Arrays.copyOf(out.buffer(), out.position());
  }

  private static byte[] foreignHeader() throws IOException {
    var out = new ByteArrayDataOutputStream();
    Message message = new EmptyMessage(TARGET).putHeader((short) 600, new RTTHeader());
    org.jgroups.util.Util.writeMessage(message, out, false);
    return java.util.Arrays.copyOf(out.buffer(), out.position());
  }
}
