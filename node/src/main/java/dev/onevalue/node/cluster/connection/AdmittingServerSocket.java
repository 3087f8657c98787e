package dev.onevalue.node.cluster.connection;

import dev.onevalue.node.runtime.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Accepts only connections whose handshake is done, each in a virtual thread of its own: those that
 * connect and say nothing, or say it slowly, keep nobody else waiting.
 */
final class AdmittingServerSocket extends ServerSocket {

  /** Connections; further ones are refused. */
  static final int MAX_OPEN = 1024;

  /** Of them, those of one address: it leaves room for all others. */
  static final int MAX_OPEN_OF_ADDRESS = MAX_OPEN / 2;

  private static final int BACKLOG = 512;
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Set<AdmittedSocket> open = ConcurrentHashMap.newKeySet();
  private final Waiting waiting = new Waiting();
  private final BlockingQueue<Socket> admitted = new LinkedBlockingQueue<>();
  private final Socket end = new Socket();
  private final Handshake handshake;
  private final Refusals refusals;

  AdmittingServerSocket(Handshake handshake, Refusals refusals) throws IOException {
    this.handshake = handshake;
    this.refusals = refusals;
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
    waiting.all().forEach(AdmittingServerSocket::close);
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
    var socket = new AdmittedSocket(refusals, open::remove);
    implAccept(socket);
    if (isTooMuch(socket.getInetAddress())) {
      refusals.add(Refused.TOO_MANY, socket.getInetAddress(), "there are too many");
      close(socket);
      return;
    }
    open.add(socket);
    waiting.add(socket).ifPresent(this::end);
    Thread.ofVirtual().name("handshake").start(() -> admit(socket));
  }

  private boolean isTooMuch(InetAddress address) {
    if (open.size() < MAX_OPEN_OF_ADDRESS) {
      return false;
    }
    long ofAddress = open.stream().filter(one -> address.equals(one.getInetAddress())).count();
    return open.size() >= MAX_OPEN || ofAddress >= MAX_OPEN_OF_ADDRESS;
  }

  private void end(AdmittedSocket oldest) {
    refusals.addSilent(Refused.TOO_MANY);
    close(oldest);
  }

  private void admit(AdmittedSocket socket) {
    try (var _ = new Deadline(handshake.deadline(), socket)) {
      handshake.complete(socket);
      if (waiting.remove(socket)) {
        admitted.add(socket);
      }
    } catch (RefusedException e) {
      refusals.add(e.why(), socket.getInetAddress(), e.getMessage());
    } catch (IOException _) {
      refusals.addSilent(Refused.TOO_SLOW);
    } finally {
      if (waiting.remove(socket)) {
        close(socket);
      }
    }
  }

  /** Of open files, say, there may be none left. */
  private void waitAfter(IOException e) {
    if (isClosed()) {
      return;
    }
    refusals.failed(e.getMessage());
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // nobody waits for it
    }
  }
}
