package dev.onevalue.node.cluster.connection;

import dev.onevalue.node.runtime.Refused;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.ssl.SSLException;

/**
 * What comes over TLS. A peer that breaks it, or says now that it does not believe this node (in
 * TLS 1.3 it may do so after the handshake), has ended the connection: JGroups would log any other
 * exception than that, each time.
 */
final class SecureInput extends FilterInputStream {

  private final Socket connection;
  private final Refusals refusals;

  SecureInput(InputStream tls, Socket connection, Refusals refusals) {
    super(tls);
    this.connection = connection;
    this.refusals = refusals;
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (SSLException e) {
      throw ended(e);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (SSLException e) {
      throw ended(e);
    }
  }

  private IOException ended(SSLException e) {
    // else it is the connection below that has ended
    if (!(e.getCause() instanceof IOException)) {
      refusals.add(Refused.NOT_A_MEMBER, connection.getInetAddress(), e.getMessage());
    }
    return (IOException) new EOFException("closed").initCause(e);
  }

  /** Not TLS's own, which waits. */
  @Override
  public void close() throws IOException {
    connection.close();
  }
}
