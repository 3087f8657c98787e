package dev.onevalue.node.cluster.frame;

import java.io.DataInput;
import java.io.IOException;
import java.util.function.Supplier;
import org.jgroups.Message;
import org.jgroups.ObjectMessage;
import org.jgroups.conf.ClassConfigurator;
import org.jgroups.util.ByteArrayDataInputStream;
import org.jgroups.util.SeqnoList;
import org.jgroups.util.SizeStreamable;

/** An object that came over the network, of the few types that our protocols send. */
final class KnownObjectMessage extends ObjectMessage {

  @Override
  public Supplier<Message> create() {
    return KnownObjectMessage::new;
  }

  @Override
  public void readPayload(DataInput in) throws IOException, ClassNotFoundException {
    if (in.readByte() == 0) {
      return;
    }
    short number = in.readShort();
    if (!WireTypes.OBJECTS.contains(number)) {
      throw new IOException("an object of type %d is not read".formatted(number));
    }
    SizeStreamable object = ClassConfigurator.create(number);
    if (object instanceof SeqnoList) {
      checkBits((ByteArrayDataInputStream) in);
    }
    object.readFrom(in);
    setObject(object);
  }

  /** It begins with the number of its bits, and reserves memory for them. */
  private static void checkBits(ByteArrayDataInputStream in) throws IOException {
    int bits = in.readInt();
    in.position(in.position() - Integer.BYTES);
    if (bits <= 0 || bits / Byte.SIZE > in.limit() - in.position()) {
      throw new IOException("%d bits are not there".formatted(bits));
    }
  }
}
