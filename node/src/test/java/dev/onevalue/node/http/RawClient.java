package dev.onevalue.node.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;

/** A connection over which any bytes can be sent. */
public final class RawClient implements AutoCloseable {

  /** More than a node takes for any exchange. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Socket socket;

  RawClient(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout((int) PATIENCE.toMillis());
  }

  public RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(ISO_8859_1));
    return this;
  }

  /**
   * All that comes until the node closes the connection.
   *
   * @throws java.net.SocketTimeoutException if it keeps it open
   */
  public String answer() throws IOException {
    var answer = new StringBuilder();
    byte[] buffer = new byte[8192];
    try {
      for (int n; (n = socket.getInputStream().read(buffer)) >= 0; ) {
        answer.append(new String(buffer, 0, n, ISO_8859_1));
      }
    } catch (SocketException _) {
      // cut: what came counts
    }
    return answer.toString();
  }

  /** Sends, says that no more comes, and waits for the end. */
  public String ask(String text) throws IOException {
    try {
      send(text);
      socket.shutdownOutput();
    } catch (SocketException _) {
      // the node may refuse before it has read all
    }
    return answer();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
