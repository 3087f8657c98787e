package dev.onevalue.node.cluster.frame;

import java.io.DataInput;
import java.io.IOException;
import org.jgroups.Global;
import org.jgroups.Message;
import org.jgroups.MessageFactory;
import org.jgroups.Version;
import org.jgroups.util.ByteArrayDataInputStream;

/**
 * What one connection brings at a time: one message of ours. Read whole before any of it is
 * believed.
 *
 * @param message with only the types of {@link WireTypes}
 * @param multicast whether it was sent to all members
 */
public record Frame(Message message, boolean multicast) {

  /** More than the view of 200 members needs, the longest that our protocols send. */
  static final int MAX_LENGTH = 1 << 16;

  private static final int MIN_LENGTH = Global.SHORT_SIZE + Global.BYTE_SIZE;
  private static final int LIST = 1;
  private static final int MULTICAST = 2;

  /**
   * Reads the next frame.
   *
   * @throws IllegalArgumentException if it is none that a member sends, and says so
   * @throws IOException if the connection ends
   */
  public static Frame read(DataInput in, int length) throws IOException {
    if (length < MIN_LENGTH || length > MAX_LENGTH) {
      throw new IllegalArgumentException("a frame of %d bytes".formatted(length));
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    try {
      return read(new ByteArrayDataInputStream(bytes));
    } catch (IOException | ReflectiveOperationException | RuntimeException e) {
      throw new IllegalArgumentException("a frame that is none: " + e.getMessage(), e);
    }
  }

  private static Frame read(ByteArrayDataInputStream in)
      throws IOException, ClassNotFoundException {
    short version = in.readShort();
    if (!Version.isBinaryCompatible(version)) {
      throw new IOException("version " + Version.print(version));
    }
    byte flags = in.readByte();
    if ((flags & LIST) != 0) {
      throw new IOException("a batch, which no member sends");
    }
    Message message = MessageFactory.create(in.readShort());
    message.readFrom(in);
    return new Frame(message, (flags & MULTICAST) != 0);
  }
}
