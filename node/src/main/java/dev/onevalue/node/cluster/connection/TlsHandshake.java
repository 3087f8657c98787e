package dev.onevalue.node.cluster.connection;

import dev.onevalue.node.cluster.tls.MemberTls;
import dev.onevalue.node.runtime.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import javax.net.ssl.SSLException;

/**
 * TLS, then what comes through it. The first record is read whole before anything is made for it:
 * those that say nothing, or half of it, cost a node little.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8446#section-5.1">RFC 8446, record layer</a>
 */
final class TlsHandshake implements Handshake {

  /** A node that has just started, with others on its CPUs, takes a second for its first one. */
  static final Duration DEADLINE = Duration.ofSeconds(3);

  private static final int HEADER = 5;
  private static final int LENGTH_AT = 3;
  private static final int HANDSHAKE = 0x16;
  private static final int VERSION = 3;
  private static final int MAX_RECORD = 1 << 14;

  private final MemberTls tls;
  private final Handshake next;

  TlsHandshake(MemberTls tls, Handshake next) {
    this.tls = tls;
    this.next = next;
  }

  @Override
  public Duration deadline() {
    return DEADLINE;
  }

  @Override
  public void complete(AdmittedSocket accepted) throws IOException {
    var header = ByteBuffer.wrap(accepted.peek(HEADER));
    int length = header.getShort(LENGTH_AT);
    if (header.get(0) != HANDSHAKE
        || header.get(1) != VERSION
        || length < 0
        || length > MAX_RECORD) {
      throw new RefusedException(Refused.NOT_TLS, "it does not speak TLS, and this node does");
    }
    accepted.peek(length);
    try {
      accepted.secure(tls.accepted(accepted.bare(), accepted.takePeeked()));
    } catch (SSLException | RuntimeException e) {
      if (e.getCause() instanceof IOException ended) {
        throw ended;
      }
      throw new RefusedException(Refused.NOT_A_MEMBER, e.getMessage());
    }
    next.complete(accepted);
  }
}
