package dev.onevalue.node.cluster;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.jgroups.Message;
import org.jgroups.Version;
import org.jgroups.stack.IpAddress;
import org.jgroups.util.ByteArrayDataOutputStream;
import org.jgroups.util.Util;

/** Somebody who speaks JGroups' wire format to a node, and may lie. */
final class RawConnection implements AutoCloseable {

  static final IpAddress FROM = Nodes.endpoint(250);

  private final Socket socket;
  private final DataOutputStream out;

  /** Nothing was said yet, not even to prove to be a member. */
  RawConnection(IpAddress to) throws IOException {
    this(new Socket(to.getIpAddress(), to.getPort()));
  }

  /** Of one that may have proved to be a member. */
  RawConnection(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout(5_000);
    out = new DataOutputStream(socket.getOutputStream());
  }

  RawConnection hello() throws IOException {
    out.write(new byte[] {'b', 'e', 'l', 'a'});
    out.writeShort(Version.version);
    out.writeShort(FROM.serializedSize());
    FROM.writeTo(out);
    return this;
  }

  /** At once: whoever does not like the first of them may hang up before the last. */
  RawConnection bytes(int... bytes) throws IOException {
    byte[] whole = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      whole[i] = (byte) bytes[i];
    }
    out.write(whole);
    return this;
  }

  /** Claims a length that may not be that of the bytes. */
  RawConnection frame(int length, byte... bytes) throws IOException {
    out.writeInt(length);
    out.write(bytes);
    return this;
  }

  RawConnection send(Message message) throws IOException {
    var frame = new ByteArrayDataOutputStream();
    Util.writeMessage(message, frame, false);
    return frame(frame.position(), java.util.Arrays.copyOf(frame.buffer(), frame.position()));
  }

  /** Whether the node ends the connection within seconds. */
  boolean isCut() {
    try {
      socket.getInputStream().readAllBytes(); // JGroups may say goodbye
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
