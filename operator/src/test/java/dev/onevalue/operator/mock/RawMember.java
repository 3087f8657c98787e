package dev.onevalue.operator.mock;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Whoever answers in place of a member, with any bytes, at any speed. */
public final class RawMember implements AutoCloseable {
  /** What a member says before it tells events. */
  public static final String HEADERS =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong written = new AtomicLong();
  private final ServerSocket server;
  private final String first;
  private final String then;
  private final long pauseMillis;

  /**
   * Serves from now on.
   *
   * @param first what it says at once
   * @param then what it says for ever after; empty: nothing, and it holds the connection
   * @param pauseMillis between two of these
   */
  public RawMember(String address, int port, String first, String then, long pauseMillis) {
    this.first = first;
    this.then = then;
    this.pauseMillis = pauseMillis;
    try {
      server = new ServerSocket(port, 50, InetAddress.getByName(address));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(this::accept);
  }

  /** How often it was connected to. */
  public long connections() {
    return connections.get();
  }

  /** The connections that are open, as far as it knows: whoever talks notices an end. */
  public int open() {
    return open.size();
  }

  /** How many bytes it got rid of. */
  public long written() {
    return written.get();
  }

  private void accept() {
    while (true) {
      try {
        Socket socket = server.accept();
        connections.incrementAndGet();
        open.add(socket);
        Thread.startVirtualThread(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      say(socket.getOutputStream(), first);
      while (!then.isEmpty()) {
        say(socket.getOutputStream(), then);
        Thread.sleep(pauseMillis);
      }
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException | InterruptedException e) {
      // the other side has had enough
    } finally {
      open.remove(socket);
    }
  }

  private void say(OutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.write(bytes);
    out.flush();
    written.addAndGet(bytes.length);
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
