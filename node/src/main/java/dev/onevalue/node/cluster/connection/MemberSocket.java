package dev.onevalue.node.cluster.connection;

import dev.onevalue.node.cluster.tls.MemberTls;
import dev.onevalue.node.runtime.Refused;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import javax.net.ssl.SSLException;

/**
 * A connection to another member that is made only with TLS over it. JGroups holds a lock meanwhile
 * that it needs to take a connection of that member: so the other side's handshake must not wait
 * for it, and this one has a deadline.
 */
final class MemberSocket extends LayeredSocket {

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
    try (var _ = new Deadline(TlsHandshake.DEADLINE, this)) {
      secure(tls.connected(bare(), getInetAddress().getHostAddress(), getPort()));
    } catch (IOException e) {
      tell(e);
      throw e;
    }
  }

  /** Whoever speaks plain text ends the connection when it sees TLS; so does one that closes. */
  private void tell(IOException e) {
    if (e instanceof SSLException && !(e.getCause() instanceof EOFException)) {
      refusals.add(Refused.NOT_A_MEMBER, getInetAddress(), e.getMessage());
    } else {
      refusals.add(
          Refused.NOT_TLS,
          getInetAddress(),
          "it ended the handshake: it speaks plain text, or was closing: " + e.getMessage());
    }
  }
}
