import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection to the Service, on which the value is asked for again and again. */
final class Connection implements AutoCloseable {
  private static final int DEADLINE_MILLIS = 2_000;
  private static final int MAX_HEAD = 4_096;
  private static final byte[] GET =
      "GET /v1/value HTTP/1.1\r\nHost: demo\r\n\r\n".getBytes(US_ASCII);
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");
  private static final Pattern GENERATION = Pattern.compile("\"generation\":(\\d+)");

  private final Socket socket = new Socket();
  private final InputStream in;
  private long generation = -1;
  private int answers;
  private boolean ends;

  Connection(InetSocketAddress service) throws IOException {
    socket.setSoTimeout(DEADLINE_MILLIS);
    socket.setTcpNoDelay(true);
    socket.connect(service, DEADLINE_MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** The server closed it between two requests, as any server may: a client asks anew. */
  static final class StaleException extends IOException {}

  /** An answer's generation was lower than the one before it. */
  static final class WentBackException extends IOException {
    WentBackException(long before, long after) {
      super("generation " + after + " after " + before);
    }
  }

  void read() throws IOException {
    String head = head();
    Matcher length = LENGTH.matcher(head);
    String body =
        length.find() ? new String(in.readNBytes(Integer.parseInt(length.group(1))), US_ASCII) : "";
    ends = head.toLowerCase(java.util.Locale.ROOT).contains("\r\nconnection: close");
    answers++;
    Matcher found = GENERATION.matcher(body);
    if (!head.startsWith("HTTP/1.1 200 ") || !found.find()) {
      throw new IOException(head.lines().findFirst().orElse("") + " " + body);
    }
    long before = generation;
    generation = Long.parseLong(found.group(1));
    if (generation < before) {
      throw new WentBackException(before, generation);
    }
  }

  private String head() throws IOException {
    var head = new StringBuilder();
    try {
      socket.getOutputStream().write(GET);
      for (int next = in.read(); next >= 0 && head.length() < MAX_HEAD; next = in.read()) {
        head.append((char) next);
        if (next == '\n' && head.length() > 3 && head.charAt(head.length() - 3) == '\n') {
          return head.toString();
        }
      }
    } catch (java.net.SocketException e) {
      throw head.isEmpty() && answers > 0 ? new StaleException() : e;
    }
    throw head.isEmpty() && answers > 0 ? new StaleException() : new EOFException("after " + head);
  }

  /** Whether another request may be sent. */
  boolean isUsable(int most) {
    return !ends && answers < most;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
