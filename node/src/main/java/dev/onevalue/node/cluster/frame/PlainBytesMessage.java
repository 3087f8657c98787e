package dev.onevalue.node.cluster.frame;

import java.io.DataInput;
import java.io.IOException;
import java.util.function.Supplier;
import org.jgroups.BytesMessage;
import org.jgroups.Message;
import org.jgroups.util.ByteArrayDataInputStream;

/** Bytes that came over the network: no more than have arrived, and never a serialized object. */
final class PlainBytesMessage extends BytesMessage {

  @Override
  public Supplier<Message> create() {
    return PlainBytesMessage::new;
  }

  @Override
  public void readPayload(DataInput in) throws IOException {
    int claimed = in.readInt();
    if (claimed < 0) {
      return;
    }
    int left = ((ByteArrayDataInputStream) in).limit() - ((ByteArrayDataInputStream) in).position();
    if (claimed > left) {
      throw new IOException("%d bytes are claimed, %d are there".formatted(claimed, left));
    }
    byte[] payload = new byte[claimed];
    in.readFully(payload);
    setArray(payload, 0, claimed);
  }

  /** Would deserialize: NAKACK2, UNICAST3 and STABLE call it for whatever has their header. */
  @Override
  @SuppressWarnings("TypeParameterUnusedInFormals") // JGroups declares it so
  public <T> T getObject(ClassLoader loader) {
    throw new IllegalArgumentException("bytes are no object");
  }
}
