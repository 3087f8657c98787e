package dev.onevalue.node.tls;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is made of a folder's files, and made anew when they change: it is read twice a second. What
 * cannot be used is told once, and not taken. Thread-safe.
 *
 * @param <T> what is made of them. Immutable
 */
public final class Reloading<T> implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Reloading.class);
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final SecretFolder folder;
  private final Maker<T> maker;
  private final Consumer<T> taken;
  private volatile T current;
  private Content seen;
  private Content settled;
  private @Nullable String told;

  /**
   * Reads the folder for the first time.
   *
   * @param taken is told what is new
   * @throws IOException if nothing can be made of what is in there; names the file, what is wrong
   *     with it, and what would be right
   */
  public Reloading(SecretFolder folder, Maker<T> maker, Consumer<T> taken) throws IOException {
    this.folder = folder;
    this.maker = maker;
    this.taken = taken;
    seen = folder.read();
    settled = seen;
    current = maker.make(seen);
  }

  /** Makes something of what was read. */
  public interface Maker<T> {

    /**
     * Makes it.
     *
     * @throws IOException if it cannot; says why
     */
    T make(Content content) throws IOException;
  }

  /** What was made last. */
  public T current() {
    return current;
  }

  /** From now on reads it again and again, in a thread of its own, until this is closed. */
  public void watch() {
    Thread.ofVirtual().name("credentials").start(this::readUntilClosed);
  }

  private void readUntilClosed() {
    try {
      while (!closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
        readAgain();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Takes what is new in the folder, once two readings have found the same: whoever writes three
   * files is not done after the first.
   */
  public synchronized void readAgain() {
    try {
      Content content = folder.read();
      boolean complete = content.isSameAs(seen);
      seen = content;
      if (complete && !content.isSameAs(settled)) {
        take(content);
      }
      told = null;
    } catch (IOException e) {
      tellOnce(String.valueOf(e.getMessage()));
    }
  }

  private void take(Content content) throws IOException {
    current = maker.make(content);
    settled = content;
    taken.accept(current);
  }

  private void tellOnce(String message) {
    if (!message.equals(told)) {
      LOG.error("{}; what was read before is used until it is", message);
    }
    told = message;
  }

  /** Reads no more. */
  @Override
  public void close() {
    closed.countDown();
  }
}
