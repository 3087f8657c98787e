package dev.onevalue.node.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.onevalue.node.cluster.tls.TestAuthority;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import javax.net.ssl.SSLSocket;

/** A connection over which any bytes can be sent. */
public final class RawClient implements AutoCloseable {

  /** More than a node takes for any exchange. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Socket socket;

  /** One that has said nothing. */
  public RawClient(int port) throws IOException {
    this(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  private RawClient(Socket socket) throws IOException {
    this.socket = socket;
    socket.setSoTimeout((int) PATIENCE.toMillis());
  }

  /** One that has room for little that it has not read. */
  public static RawClient withSmallWindow(int port) throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(1024);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return new RawClient(socket);
  }

  /** One that speaks TLS, and has been shown a certificate of this authority. */
  public static RawClient secure(int port, TestAuthority authority) throws IOException {
    SSLSocket socket = authority.connect(port, "TLSv1.3");
    return new RawClient(socket);
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

  /**
   * Whether the connection ends with a reset, not in order.
   *
   * @throws java.net.SocketTimeoutException if it does not end
   */
  public boolean isReset() throws IOException {
    try {
      while (socket.getInputStream().read() >= 0) {}
      return false;
    } catch (SocketException _) {
      return true;
    }
  }

  /**
   * What comes until this has come.
   *
   * @throws java.net.SocketTimeoutException if it does not come
   */
  public String until(String text) throws IOException {
    var answer = new StringBuilder();
    for (int next; answer.indexOf(text) < 0; answer.append((char) next)) {
      next = socket.getInputStream().read();
      if (next < 0) {
        throw new EOFException("'%s' has not come: %s".formatted(text, answer));
      }
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
