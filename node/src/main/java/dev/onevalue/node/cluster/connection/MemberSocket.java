package dev.onevalue.node.cluster.connection;

import dev.onevalue.node.cluster.tls.MemberTls;
import dev.onevalue.node.runtime.Refused;
import java.io.IOException;
import java.net.SocketAddress;
import javax.net.ssl.SSLException;

/**
 * A connection to another member that is made only with TLS over it. JGroups holds a lock meanwhile
 * that it needs to take a connection of that member: so the other side's handshake must not wait
 * for it, and this one has a deadline.
 */
final class MemberSocket extends LayeredSocket {

  /** What whoever speaks plain text does when it sees TLS. */
  private static final String ENDED = "it was closing, or does not speak TLS: ";

  private final MemberTls tls;
  private final Refusals refusals;

  /** Not connected yet. */
  MemberSocket(MemberTls tls, Refusals refusals) {
    super(refusals);
    this.tls = tls;
    this.refusals = refusals;
  }

  /** Waits so long for TCP, and then at most {@link TlsHandshake#DEADLINE} for TLS. */
  @Override
  public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
    super.connect(endpoint, timeoutMillis);
    try (var deadline = new Deadline(TlsHandshake.DEADLINE, this)) {
      secure(deadline);
    }
  }

  private void secure(Deadline deadline) throws IOException {
    try {
      secure(tls.connected(bare(), getInetAddress().getHostAddress(), getPort()));
    } catch (IOException e) {
      if (deadline.isMissed()) {
        refusals.addSilent(Refused.TOO_SLOW);
      } else if (e instanceof SSLException && !(e.getCause() instanceof IOException)) {
        refusals.add(Refused.NOT_A_MEMBER, getInetAddress(), e.getMessage());
      } else {
        refusals.add(Refused.NOT_TLS, getInetAddress(), ENDED + e.getMessage());
      }
      throw e;
    }
  }
}
