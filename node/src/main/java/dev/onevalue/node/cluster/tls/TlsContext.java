package dev.onevalue.node.cluster.tls;

import dev.onevalue.node.tls.OwnKey;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/**
 * TLS 1.3 of one state of the credentials. A session that was made under another one is not
 * resumed: who is no longer trusted has no way around that. Immutable.
 */
final class TlsContext {

  private static final String[] PROTOCOLS = {"TLSv1.3"};

  /** What every CPU does in hardware first. */
  private static final String[] SUITES = {
    "TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256"
  };

  /** The curve of the certificates first: a start has less to load and to warm up. */
  private static final String[] GROUPS = {"secp256r1", "x25519"};

  private static final Duration RESUMABLE = Duration.ofHours(1);
  private static final int MAX_SESSIONS = 512;

  private final Credentials credentials;
  private final MemberTrust trust;
  private final SSLContext context;
  private final SSLParameters parameters = new SSLParameters(SUITES, PROTOCOLS);

  TlsContext(Credentials credentials) {
    this.credentials = credentials;
    this.trust = new MemberTrust(credentials.trusted());
    try {
      context = SSLContext.getInstance("TLSv1.3");
      context.init(
          new KeyManager[] {new OwnKey(credentials.own())}, new TrustManager[] {trust}, null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    parameters.setNeedClientAuth(true);
    parameters.setNamedGroups(GROUPS);
    List.of(context.getClientSessionContext(), context.getServerSessionContext())
        .forEach(TlsContext::bound);
  }

  private static void bound(SSLSessionContext sessions) {
    sessions.setSessionTimeout((int) RESUMABLE.toSeconds());
    sessions.setSessionCacheSize(MAX_SESSIONS);
  }

  Credentials credentials() {
    return credentials;
  }

  /** The side that has connected. */
  SSLSocket client(Socket connected, String host, int port) throws IOException {
    var socket = (SSLSocket) context.getSocketFactory().createSocket(connected, host, port, true);
    socket.setSSLParameters(parameters);
    socket.setUseClientMode(true);
    return socket;
  }

  /** The side that has accepted, and read a little. */
  SSLSocket server(Socket accepted, InputStream consumed) throws IOException {
    var socket = (SSLSocket) context.getSocketFactory().createSocket(accepted, consumed, true);
    socket.setUseClientMode(false);
    socket.setSSLParameters(parameters);
    return socket;
  }

  /** As both ends do it: in a session that is resumed nobody has looked at the time. */
  static void handshake(SSLSocket socket) throws IOException {
    socket.startHandshake();
    try {
      for (var certificate : socket.getSession().getPeerCertificates()) {
        ((X509Certificate) certificate).checkValidity();
      }
    } catch (CertificateException e) {
      throw new SSLHandshakeException("a certificate is not valid any more: " + e.getMessage());
    }
  }
}
