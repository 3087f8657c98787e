package dev.onevalue.node.tls;

import dev.onevalue.node.runtime.TlsState.Certificate;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/**
 * What a node shows to others. Immutable.
 *
 * @param key the private key of the first certificate
 * @param chain the certificate that is sent, then those that lead from it to one that is trusted
 */
public record Identity(PrivateKey key, List<X509Certificate> chain) {

  public Identity {
    chain = List.copyOf(chain);
  }

  /** What is told of the certificate that is sent. */
  public Certificate shown() {
    return shown(chain.getFirst());
  }

  /** What is told of a certificate. */
  public static Certificate shown(X509Certificate certificate) {
    return new Certificate(fingerprint(certificate), certificate.getNotAfter().toInstant());
  }

  /** SHA-256 of a certificate in DER, in lower-case hexadecimal digits. */
  static String fingerprint(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
