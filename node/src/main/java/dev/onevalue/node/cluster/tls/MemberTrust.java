package dev.onevalue.node.cluster.tls;

import static java.util.stream.Collectors.toSet;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Believes who has a certificate of those that the cluster trusts, valid now and for both ends of a
 * connection, since every member is both. Which of several trusted ones it is does not matter:
 * during a rotation there are two.
 *
 * <p>Names are not compared. Members are equals: a certificate says that somebody is a member, not
 * which one, and what any of them may do all may do. Nor could they be: members are Pods whose
 * addresses change, and who connects to one does so by its address.
 *
 * <p>So whoever can have a certificate of these is a member: they are to be the cluster's own.
 * Thread-safe.
 */
final class MemberTrust extends X509ExtendedTrustManager {

  private final X509ExtendedTrustManager pkix;

  MemberTrust(Collection<X509Certificate> trusted) {
    try {
      var anchors = trusted.stream().map(each -> new TrustAnchor(each, null)).collect(toSet());
      var parameters = new PKIXBuilderParameters(anchors, null);
      parameters.setRevocationEnabled(false); // who is out is so by a rotation
      var factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(new CertPathTrustManagerParameters(parameters));
      pkix = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Whether this chain is a member's, whichever end it is.
   *
   * @throws CertificateException if not; says whose it is, and why
   */
  void check(X509Certificate[] chain) throws CertificateException {
    check(
        chain,
        () -> {
          pkix.checkServerTrusted(chain, "UNKNOWN");
          pkix.checkClientTrusted(chain, "UNKNOWN");
        });
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, () -> pkix.checkClientTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, () -> pkix.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    check(chain, () -> pkix.checkClientTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
      throws CertificateException {
    check(chain, () -> pkix.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, () -> pkix.checkClientTrusted(chain, type));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain, () -> pkix.checkServerTrusted(chain, type));
  }

  /** None are asked for by name: a member has one certificate, and sends that. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  private interface Check {
    void run() throws CertificateException;
  }

  private static void check(X509Certificate[] chain, Check check) throws CertificateException {
    try {
      // Java lets one that is itself trusted pass, whatever the time
      chain[0].checkValidity();
      check.run();
    } catch (CertificateException e) {
      throw new CertificateException(
          "the certificate of %s by %s, valid from %s to %s, is no member's: %s"
              .formatted(
                  chain[0].getSubjectX500Principal(),
                  chain[0].getIssuerX500Principal(),
                  chain[0].getNotBefore().toInstant(),
                  chain[0].getNotAfter().toInstant(),
                  Causes.rootMessage(e)),
          e);
    }
  }
}
