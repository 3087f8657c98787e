package dev.onevalue.node.cluster.connection;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** What goes over TLS. */
final class SecureOutput extends FilterOutputStream {

  private final Socket connection;

  SecureOutput(OutputStream tls, Socket connection) {
    super(tls);
    this.connection = connection;
  }

  /** At once, and not byte by byte, each in a record of its own. */
  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  /** Not TLS's own, which waits. */
  @Override
  public void close() throws IOException {
    connection.close();
  }
}
