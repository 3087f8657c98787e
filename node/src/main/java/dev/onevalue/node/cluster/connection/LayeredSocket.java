package dev.onevalue.node.cluster.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection that TLS can be put over, which those who use it from then on do not notice.
 *
 * <p>It is closed at once, without TLS's goodbye, which would wait for whoever writes to one that
 * does not read. Nothing is missed: what members say has its length in front, and JGroups has a
 * goodbye of its own.
 */
class LayeredSocket extends Socket {

  private final Refusals refusals;
  private volatile @Nullable SSLSocket tls;

  LayeredSocket(Refusals refusals) {
    this.refusals = refusals;
  }

  /** From now on all goes through this one, which was put over the {@link #bare} connection. */
  final void secure(SSLSocket over) {
    tls = over;
  }

  /** This connection without what was put over it. */
  final Socket bare() {
    return new BareSocket(this);
  }

  final InputStream bareInput() throws IOException {
    return super.getInputStream();
  }

  final OutputStream bareOutput() throws IOException {
    return super.getOutputStream();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    SSLSocket over = tls;
    return over == null
        ? super.getInputStream()
        : new SecureInput(over.getInputStream(), this, refusals);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    SSLSocket over = tls;
    return over == null ? super.getOutputStream() : new SecureOutput(over.getOutputStream(), this);
  }
}
