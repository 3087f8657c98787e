package dev.onevalue.node.cluster.tls;

import dev.onevalue.node.runtime.TlsState;
import dev.onevalue.node.runtime.TlsState.Certificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mutual TLS 1.3 between members, with the credentials that a folder has. It is read twice a
 * second: what is new there holds for the connections that are made from then on, and those that
 * stand are left alone. What cannot be used is told once, and not taken. Thread-safe.
 */
public final class MemberTls implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MemberTls.class);
  private static final Duration INTERVAL = Duration.ofMillis(500);

  private final CountDownLatch closed = new CountDownLatch(1);
  private final CredentialsFolder folder;
  private volatile TlsContext current;
  private Content seen;
  private Content settled;
  private @Nullable String told;

  private MemberTls(CredentialsFolder folder) throws IOException {
    this.folder = folder;
    seen = folder.read();
    settled = seen;
    current = new TlsContext(folder.credentials(seen));
  }

  /**
   * Reads the folder for the first time.
   *
   * @throws IOException if a node cannot work with what is in there; names the file, what is wrong
   *     with it, and what would be right
   */
  public static MemberTls open(Path folder) throws IOException {
    return new MemberTls(new CredentialsFolder(folder));
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
  synchronized void readAgain() {
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
    current = new TlsContext(folder.credentials(content));
    settled = content;
    LOG.info("new connections between members are made with {}", state());
  }

  private void tellOnce(String message) {
    if (!message.equals(told)) {
      LOG.error("{}; what was read before is used until it is", message);
    }
    told = message;
  }

  /** What is in use now. */
  public TlsState state() {
    Credentials credentials = current.credentials();
    return new TlsState(
        certificate(credentials.chain().getFirst()),
        credentials.trusted().stream().map(MemberTls::certificate).toList());
  }

  private static Certificate certificate(X509Certificate certificate) {
    return new Certificate(
        Credentials.fingerprint(certificate), certificate.getNotAfter().toInstant());
  }

  /**
   * Puts TLS over a connection that was made, and waits until both sides have shown who they are.
   *
   * @throws IOException if the other side is no member, or does not speak TLS 1.3
   */
  public SSLSocket connected(Socket bare, String host, int port) throws IOException {
    SSLSocket socket = current.client(bare, host, port);
    TlsContext.handshake(socket);
    return socket;
  }

  /**
   * Puts TLS over a connection that was accepted, and waits until both sides have shown who they
   * are.
   *
   * @param consumed what was read of it before
   * @throws IOException if the other side is no member, or does not speak TLS 1.3
   */
  public SSLSocket accepted(Socket bare, InputStream consumed) throws IOException {
    SSLSocket socket = current.server(bare, consumed);
    TlsContext.handshake(socket);
    return socket;
  }

  /** Reads no more. */
  @Override
  public void close() {
    closed.countDown();
  }
}
