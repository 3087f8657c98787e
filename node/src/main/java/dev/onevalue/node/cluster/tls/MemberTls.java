package dev.onevalue.node.cluster.tls;

import dev.onevalue.node.runtime.TlsState;
import dev.onevalue.node.tls.Identity;
import dev.onevalue.node.tls.Reloading;
import dev.onevalue.node.tls.SecretFolder;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Path;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mutual TLS 1.3 between members, with the credentials that a folder has. What is new there holds
 * for the connections that are made from then on, and those that stand are left alone. Thread-safe.
 */
public final class MemberTls implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(MemberTls.class);

  private final Reloading<TlsContext> context;

  private MemberTls(SecretFolder folder) throws IOException {
    context =
        new Reloading<>(
            folder,
            content -> new TlsContext(Credentials.of(folder, content)),
            taken -> LOG.info("new connections between members are made with {}", stateOf(taken)));
  }

  /**
   * Reads the folder for the first time.
   *
   * @throws IOException if a node cannot work with what is in there; names the file, what is wrong
   *     with it, and what would be right
   */
  public static MemberTls open(Path folder) throws IOException {
    return new MemberTls(Credentials.folder(folder));
  }

  /** From now on reads it again and again, in a thread of its own, until this is closed. */
  public void watch() {
    context.watch();
  }

  /** Reads it again. */
  void readAgain() {
    context.readAgain();
  }

  /** What is in use now. */
  public TlsState state() {
    return stateOf(context.current());
  }

  private static TlsState stateOf(TlsContext context) {
    Credentials credentials = context.credentials();
    return new TlsState(
        credentials.own().shown(), credentials.trusted().stream().map(Identity::shown).toList());
  }

  /**
   * Puts TLS over a connection that was made, and waits until both sides have shown who they are.
   *
   * @throws IOException if the other side is no member, or does not speak TLS 1.3
   */
  public SSLSocket connected(Socket bare, String host, int port) throws IOException {
    SSLSocket socket = context.current().client(bare, host, port);
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
    SSLSocket socket = context.current().server(bare, consumed);
    TlsContext.handshake(socket);
    return socket;
  }

  /** Reads no more. */
  @Override
  public void close() {
    context.close();
  }
}
