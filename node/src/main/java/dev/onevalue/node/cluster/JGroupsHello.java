package dev.onevalue.node.cluster;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.ByteBuffer;
import org.jgroups.Version;

/**
 * The first bytes of a member: a cookie (4 bytes), JGroups' version (2), the length of an address
 * (2) and where it listens. JGroups would wait for them in the thread that accepts all others.
 */
final class JGroupsHello implements Handshake {

  private static final int COOKIE = 0x62656c61;
  private static final int FIXED_LENGTH = Integer.BYTES + 2 * Short.BYTES;
  private static final int MIN_ADDRESS = 7;
  private static final int MAX_ADDRESS = 23;

  @Override
  public Socket complete(AdmittedSocket accepted) throws IOException {
    var fixed = ByteBuffer.wrap(accepted.peek(FIXED_LENGTH));
    if (fixed.getInt() != COOKIE) {
      throw new ProtocolException("it does not speak JGroups");
    }
    short version = fixed.getShort();
    if (!Version.isBinaryCompatible(version)) {
      throw new ProtocolException("JGroups " + Version.print(version));
    }
    int address = fixed.getShort();
    if (address < MIN_ADDRESS || address > MAX_ADDRESS) {
      throw new ProtocolException("an address of %d bytes".formatted(address));
    }
    accepted.peek(address);
    return accepted;
  }
}
