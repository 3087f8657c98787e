import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * One keep-alive HTTP/1.1 connection, and one request at a time on it: as little as will do, so that
 * it is the node that is measured.
 */
final class Client implements AutoCloseable {

  private static final int TIMEOUT_MILLIS = 10_000;

  /** What a node answered. */
  record Answer(int status, String body) {}

  private final Socket socket = new Socket();
  private final InputStream in;
  private final OutputStream out;

  Client(InetSocketAddress node) throws IOException {
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(TIMEOUT_MILLIS);
      socket.connect(node, TIMEOUT_MILLIS);
      in = new BufferedInputStream(socket.getInputStream());
      out = socket.getOutputStream();
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  Answer ask(String method, String path) throws IOException {
    send(method, path);
    return receive();
  }

  Answer put(String path, String json) throws IOException {
    String head =
        "PUT %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d";
    send((head.formatted(path, json.length()) + "\r\n\r\n" + json).getBytes(ISO_8859_1));
    return receive();
  }

  /** Asks, and does not wait for the answer. */
  void send(String method, String path) throws IOException {
    send(
        "%s %s HTTP/1.1\r\nHost: localhost\r\n\r\n"
            .formatted(method, path)
            .getBytes(ISO_8859_1));
  }

  /** Asks in these bytes, and does not wait for the answer. */
  void send(byte[] request) throws IOException {
    out.write(request);
  }

  /** The answer to what was asked first and has none yet. */
  Answer receive() throws IOException {
    int status = Integer.parseInt(line().substring(9, 12));
    int length = 0;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Integer.parseInt(header.substring(15).strip());
      }
      chunked |= header.equalsIgnoreCase("transfer-encoding: chunked");
    }
    return new Answer(status, chunked ? chunks() : text(length));
  }

  private String chunks() throws IOException {
    var body = new StringBuilder();
    for (int size = size(); size > 0; size = size()) {
      body.append(text(size));
      line();
    }
    line();
    return body.toString();
  }

  private int size() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  private String text(int length) throws IOException {
    return new String(in.readNBytes(length), ISO_8859_1);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the node closed the connection");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
