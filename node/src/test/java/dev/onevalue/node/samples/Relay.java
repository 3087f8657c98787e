package dev.onevalue.node.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** A way to a server on which connections can fall silent, as when a machine of it is gone. */
final class Relay implements AutoCloseable {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final ServerSocket listening;
  private final int server;
  private volatile AtomicBoolean silent = new AtomicBoolean();

  Relay(int server) throws IOException {
    this.server = server;
    this.listening = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** From now on nothing comes over the connections that there are, and they stay open. */
  void silence() {
    AtomicBoolean present = silent;
    silent = new AtomicBoolean();
    present.set(true);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        sockets.add(client);
        var upstream = new Socket(InetAddress.getLoopbackAddress(), server);
        sockets.add(upstream);
        AtomicBoolean dropped = silent;
        threads.execute(() -> copy(client, upstream, dropped));
        threads.execute(() -> copy(upstream, client, dropped));
      }
    } catch (IOException _) {
      // it is closed
    }
  }

  private static void copy(Socket from, Socket to, AtomicBoolean dropped) {
    byte[] buffer = new byte[4096];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        if (!dropped.get()) {
          out.write(buffer, 0, length);
        }
      }
    } catch (IOException _) {
      // one of them has closed it
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : sockets) {
      socket.close();
    }
    threads.close();
  }
}
