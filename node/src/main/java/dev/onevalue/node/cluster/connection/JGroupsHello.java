package dev.onevalue.node.cluster.connection;

import dev.onevalue.node.runtime.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
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
  public Duration deadline() {
    return Duration.ofSeconds(1);
  }

  @Override
  public void complete(AdmittedSocket accepted) throws IOException {
    var fixed = ByteBuffer.wrap(accepted.peek(FIXED_LENGTH));
    if (fixed.getInt() != COOKIE) {
      throw refused("it does not speak JGroups");
    }
    short version = fixed.getShort();
    if (!Version.isBinaryCompatible(version)) {
      throw refused("JGroups " + Version.print(version));
    }
    int address = fixed.getShort();
    if (address < MIN_ADDRESS || address > MAX_ADDRESS) {
      throw refused("an address of %d bytes".formatted(address));
    }
    accepted.peek(address);
  }

  private static RefusedException refused(String message) {
    return new RefusedException(Refused.NOT_JGROUPS, message);
  }
}
