package dev.onevalue.operator.mock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The network between clients and a server: while it is cut, connections are refused. */
public final class Wire implements AutoCloseable {
  private final Set<Socket> ends = ConcurrentHashMap.newKeySet();
  private final InetSocketAddress server;
  private final int port;
  private @Nullable ServerSocket listening;
  private @Nullable Thread accepting;

  /** Leads to that port of this host. */
  Wire(int serverPort) {
    server = new InetSocketAddress(InetAddress.getLoopbackAddress(), serverPort);
    port = listen(0);
  }

  /** Where clients connect to. */
  int port() {
    return port;
  }

  /** Breaks all connections, and refuses new ones. */
  public synchronized void cut() {
    try {
      if (listening != null) {
        listening.close();
      }
      if (accepting != null) {
        accepting.join(); // the port is bound until it ends
      }
      for (Socket end : ends) {
        end.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes connections again. */
  public synchronized void mend() {
    listen(port);
  }

  private synchronized int listen(int wanted) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
      listening = socket;
      accepting = Thread.startVirtualThread(() -> accept(socket));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept(ServerSocket socket) {
    while (true) {
      try {
        join(socket.accept());
      } catch (IOException e) {
        return;
      }
    }
  }

  private void join(Socket client) throws IOException {
    Socket other = new Socket(server.getAddress(), server.getPort());
    ends.add(client);
    ends.add(other);
    Thread.startVirtualThread(() -> pump(client, other));
    Thread.startVirtualThread(() -> pump(other, client));
  }

  private void pump(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // its end is all that there is to say
    } finally {
      ends.remove(from);
      ends.remove(to);
    }
  }

  @Override
  public void close() {
    cut();
  }
}
