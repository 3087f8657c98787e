package dev.onevalue.e2e;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that ask for the value all the time, each time on a new connection and never twice: what
 * fails is told.
 */
final class Readers implements AutoCloseable {
  private static final int CLIENTS = 4;

  /**
   * Slow enough to use no local port twice in the two minutes for which a Kubernetes node remembers
   * a connection: it would lead the second one to the member of the first, which may be gone.
   */
  private static final int PAUSE_MILLIS = 20;

  private static final int DEADLINE_MILLIS = 2_000;
  private static final byte[] GET =
      "GET /v1/value HTTP/1.1\r\nHost: demo\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final InetSocketAddress service;
  private final AtomicLong answers = new AtomicLong();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final Semaphore stop = new Semaphore(0);
  private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

  Readers(InetSocketAddress service) {
    this.service = service;
    for (int client = 0; client < CLIENTS; client++) {
      clients.execute(this::read);
    }
  }

  /** The requests that were answered well. */
  long answers() {
    return answers.get();
  }

  /** When the others ended, and in what. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  private void read() {
    try {
      while (!stop.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        readOnce();
      }
    } catch (InterruptedException e) {
      failed(e.toString());
    }
  }

  private void readOnce() {
    try {
      String answer = get();
      if (answer.startsWith("HTTP/1.1 200 ") && answer.contains("\"value\":")) {
        answers.incrementAndGet();
      } else {
        failed(answer);
      }
    } catch (IOException e) {
      failed(e.toString());
    }
  }

  private void failed(String how) {
    failures.add(Instant.now() + " " + how);
  }

  private String get() throws IOException {
    try (var socket = new Socket()) {
      socket.setSoTimeout(DEADLINE_MILLIS);
      socket.connect(service, DEADLINE_MILLIS);
      socket.getOutputStream().write(GET);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    stop.release(CLIENTS);
    clients.close();
  }
}
