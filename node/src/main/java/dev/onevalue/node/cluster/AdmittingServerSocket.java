package dev.onevalue.node.cluster;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Accepts only connections whose handshake is done, each in a virtual thread of its own: those that
 * connect and say nothing, or say it slowly, keep nobody else waiting.
 */
final class AdmittingServerSocket extends ServerSocket {

  /** For a handshake. */
  static final Duration DEADLINE = Duration.ofSeconds(1);

  /** Connections; further ones are refused. */
  static final int MAX_OPEN = 1024;

  /** Handshakes at a time; a further one ends the oldest. */
  static final int MAX_WAITING = 256;

  private static final int BACKLOG = 512;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final RareLog log = new RareLog(LoggerFactory.getLogger(AdmittingServerSocket.class));
  private final Set<AdmittedSocket> open = ConcurrentHashMap.newKeySet();
  private final LinkedBlockingDeque<AdmittedSocket> waiting =
      new LinkedBlockingDeque<>(MAX_WAITING);
  private final BlockingQueue<Socket> admitted = new LinkedBlockingQueue<>();
  private final Socket end = new Socket();
  private final Handshake handshake;

  AdmittingServerSocket(Handshake handshake) throws IOException {
    this.handshake = handshake;
  }

  @Override
  public void bind(SocketAddress address, int backlog) throws IOException {
    super.bind(address, BACKLOG);
    Thread.ofVirtual().name("admission").start(this::acceptAll);
  }

  /** The next connection whose handshake is done. */
  @Override
  public Socket accept() throws IOException {
    try {
      Socket next = admitted.take();
      if (!next.equals(end)) {
        return next;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    throw new SocketException("closed");
  }

  @Override
  public void close() throws IOException {
    super.close();
    admitted.add(end);
    waiting.forEach(AdmittingServerSocket::close);
  }

  private void acceptAll() {
    while (!isClosed()) {
      try {
        acceptOne();
      } catch (IOException e) {
        waitAfter(e);
      }
    }
  }

  private void acceptOne() throws IOException {
    var socket = new AdmittedSocket(open::remove);
    implAccept(socket);
    if (open.size() >= MAX_OPEN) {
      log.warn("there are too many connections, one was refused", socket.getInetAddress());
      close(socket);
      return;
    }
    open.add(socket);
    while (!waiting.offer(socket)) {
      close(waiting.poll());
    }
    Thread shaking = Thread.ofVirtual().name("handshake").start(() -> admit(socket));
    Thread.ofVirtual().name("deadline").start(() -> endAfterDeadline(shaking, socket));
  }

  private void admit(AdmittedSocket socket) {
    try {
      Socket done = handshake.complete(socket);
      if (waiting.remove(socket)) {
        admitted.add(done);
      }
    } catch (ProtocolException e) {
      log.warn("a connection was refused", socket.getInetAddress(), e.getMessage());
    } catch (IOException _) {
      // a probe, or one that was too slow
    } finally {
      if (waiting.remove(socket)) {
        close(socket);
      }
    }
  }

  private void endAfterDeadline(Thread shaking, AdmittedSocket socket) {
    try {
      if (!shaking.join(DEADLINE)) {
        close(socket);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Of open files, say, there may be none left. */
  private void waitAfter(IOException e) {
    if (isClosed()) {
      return;
    }
    log.warn("no connection can be accepted", e.getMessage());
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(@Nullable Socket socket) {
    try {
      if (socket != null) {
        socket.close();
      }
    } catch (IOException _) {
      // nobody waits for it
    }
  }
}
