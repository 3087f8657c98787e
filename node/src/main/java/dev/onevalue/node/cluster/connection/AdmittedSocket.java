package dev.onevalue.node.cluster.connection;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.function.Consumer;

/** An accepted connection that can be read before JGroups, or TLS, reads the same bytes. */
final class AdmittedSocket extends LayeredSocket {

  private final Consumer<AdmittedSocket> onClose;
  private final ByteArrayOutputStream peeked = new ByteArrayOutputStream();

  /** Not connected yet: that is up to the server socket. */
  AdmittedSocket(Refusals refusals, Consumer<AdmittedSocket> onClose) {
    super(refusals);
    this.onClose = onClose;
  }

  /**
   * Reads bytes that whoever reads next gets again.
   *
   * @throws EOFException if there are fewer
   */
  byte[] peek(int length) throws IOException {
    byte[] bytes = super.getInputStream().readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("it ended");
    }
    peeked.write(bytes);
    return bytes;
  }

  /** What was peeked, which nobody else gets then. */
  InputStream takePeeked() {
    var taken = new ByteArrayInputStream(peeked.toByteArray());
    peeked.reset();
    return taken;
  }

  /** Begins with what was peeked; to be asked for once. */
  @Override
  public InputStream getInputStream() throws IOException {
    return new SequenceInputStream(takePeeked(), super.getInputStream());
  }

  @Override
  public void close() throws IOException {
    super.close();
    onClose.accept(this);
  }
}
