package dev.onevalue.operator.member.http;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Which members are spoken to over HTTPS, and whose certificates they must have. Names are not
 * compared: members are Pods, reached by addresses that no certificate has. Thread-safe.
 */
public final class Authorities extends X509ExtendedTrustManager {
  private final Map<String, Authority> byAddress = new ConcurrentHashMap<>();

  private record Authority(String pem) {

    /** Trusts nobody if there is no certificate in the text. */
    X509TrustManager trust() throws CertificateException {
      var text = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
      try {
        var anchors =
            CertificateFactory.getInstance("X.509").generateCertificates(text).stream()
                .map(each -> new TrustAnchor((X509Certificate) each, null))
                .collect(Collectors.toSet());
        var parameters = new PKIXBuilderParameters(anchors, null);
        parameters.setRevocationEnabled(false);
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(new CertPathTrustManagerParameters(parameters));
        return (X509TrustManager) factory.getTrustManagers()[0];
      } catch (GeneralSecurityException e) {
        throw new CertificateException("the member's authority is not known", e);
      }
    }
  }

  /** Over HTTPS, from now on, with certificates of one of these in PEM. */
  public void require(String address, String authorities) {
    byAddress.put(address, new Authority(authorities));
  }

  /** Over HTTP, from now on. */
  public void forget(String address) {
    byAddress.remove(address);
  }

  boolean isSecure(String address) {
    return byAddress.containsKey(address);
  }

  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(null, new TrustManager[] {this}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    String address = String.valueOf(engine.getPeerHost());
    byAddress.getOrDefault(address, new Authority("")).trust().checkServerTrusted(chain, type);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw unknown();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw unknown();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw unknown();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw unknown();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw unknown();
  }

  private static CertificateException unknown() {
    return new CertificateException("nobody knows whom that is");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
