package dev.onevalue.node.cluster.tls;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/**
 * What a node shows to others, and whom it believes. Immutable.
 *
 * @param key the private key of the first certificate
 * @param chain the certificate that is sent, then those that lead from it to one that is trusted
 * @param trusted those that make who has a certificate of theirs a member
 */
record Credentials(PrivateKey key, List<X509Certificate> chain, List<X509Certificate> trusted) {

  Credentials {
    chain = List.copyOf(chain);
    trusted = List.copyOf(trusted);
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
