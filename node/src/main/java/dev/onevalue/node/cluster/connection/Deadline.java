package dev.onevalue.node.cluster.connection;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Closes a connection, and so ends whoever waits for it, unless it is closed itself before. */
final class Deadline implements AutoCloseable {

  private final CountDownLatch met = new CountDownLatch(1);
  private volatile boolean missed;

  /** It runs from now on. */
  Deadline(Duration time, Socket connection) {
    Thread.ofVirtual().name("deadline").start(() -> await(time, connection));
  }

  private void await(Duration time, Socket connection) {
    try {
      if (!met.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        missed = true;
        connection.close();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException _) {
      // it is closed, as well as it can be
    }
  }

  /** Whether it has closed the connection. */
  boolean isMissed() {
    return missed;
  }

  /** It is met. */
  @Override
  public void close() {
    met.countDown();
  }
}
