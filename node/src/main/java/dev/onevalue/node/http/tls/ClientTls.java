package dev.onevalue.node.http.tls;

import dev.onevalue.node.runtime.TlsState.Certificate;
import dev.onevalue.node.tls.Identity;
import dev.onevalue.node.tls.OwnKey;
import dev.onevalue.node.tls.Reloading;
import dev.onevalue.node.tls.SecretFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * TLS 1.3, and 1.2, for clients, with the key and the certificate that a folder has. What is new
 * there holds for the connections that begin from then on, and those that stand are left alone.
 * Whatever name a client asks for, it is shown the one certificate. Thread-safe.
 */
public final class ClientTls implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ClientTls.class);
  private static final int MAX_SESSIONS = 512;
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  /** All of them encrypt with authentication, and make a new key for each connection. */
  private static final String[] SUITES = {
    "TLS_AES_128_GCM_SHA256",
    "TLS_AES_256_GCM_SHA384",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"
  };

  /** Each certificate has its own sessions: who resumes one has seen that certificate. */
  private record Context(Identity own, SSLContext context) {

    static Context of(Identity own) {
      try {
        var context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new OwnKey(own)}, null, null);
        context.getServerSessionContext().setSessionCacheSize(MAX_SESSIONS);
        return new Context(own, context);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private final Reloading<Context> context;

  private ClientTls(SecretFolder folder) throws IOException {
    context =
        new Reloading<>(
            folder,
            content -> Context.of(folder.identity(content)),
            taken -> LOG.info("new connections of clients are made with {}", taken.own().shown()));
    warnIfOver(InstantSource.system().instant());
  }

  /**
   * Reads the folder for the first time. A certificate that is over is taken: clients refuse it,
   * and say why.
   *
   * @throws IOException if there is no key with its certificate; names the file, what is wrong with
   *     it, and what would be right
   */
  public static ClientTls open(Path folder) throws IOException {
    return new ClientTls(
        new SecretFolder("TLS_DIR", folder, List.of(SecretFolder.CERTIFICATE, SecretFolder.KEY)));
  }

  /** From now on reads it again and again, in a thread of its own, until this is closed. */
  public void watch() {
    context.watch();
  }

  /** Reads it again. */
  void readAgain() {
    context.readAgain();
  }

  /** What clients are shown now. */
  public Certificate certificate() {
    return context.current().own().shown();
  }

  /** This end of a connection that begins now. */
  public SSLEngine engine() {
    SSLEngine engine = context.current().context().createSSLEngine();
    engine.setUseClientMode(false);
    engine.setEnabledProtocols(PROTOCOLS);
    engine.setEnabledCipherSuites(SUITES);
    return engine;
  }

  private void warnIfOver(Instant now) {
    if (certificate().notAfter().isBefore(now)) {
      LOG.error("the certificate that clients are shown is over: {}", certificate());
    }
  }

  /** Reads no more. */
  @Override
  public void close() {
    context.close();
  }
}
