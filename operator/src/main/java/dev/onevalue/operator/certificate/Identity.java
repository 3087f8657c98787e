package dev.onevalue.operator.certificate;

import static org.bouncycastle.asn1.x509.KeyPurposeId.id_kp_clientAuth;
import static org.bouncycastle.asn1.x509.KeyPurposeId.id_kp_serverAuth;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate and its key. Immutable.
 *
 * @param certificate the certificate
 * @param key its private key: PKCS#8 in PEM
 */
record Identity(X509Certificate certificate, String key) {
  /** As other operators have it: renewed at half of it, there is time to notice that it failed. */
  static final Duration VALIDITY = Duration.ofDays(365);

  /** Clocks differ. */
  private static final Duration EARLIER = Duration.ofHours(1);

  private static final int SERIAL_BITS = 127;

  /**
   * One that vouches for itself and for nobody else, of an elliptic curve (P-256), for both ends of
   * a connection.
   *
   * @param name whose it is, for people who read it
   */
  static Identity selfSigned(String name, Instant now) {
    try {
      KeyPair keys = keys();
      X500Name subject = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
      var builder =
          new JcaX509v3CertificateBuilder(
              subject,
              new BigInteger(SERIAL_BITS, new SecureRandom()),
              Date.from(now.minus(EARLIER)),
              Date.from(now.plus(VALIDITY)),
              subject,
              keys.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(Extension.extendedKeyUsage, false, bothEnds());
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
      return new Identity(
          new JcaX509CertificateConverter().getCertificate(builder.build(signer)),
          Pem.of(keys.getPrivate()));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keys() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static ExtendedKeyUsage bothEnds() {
    return new ExtendedKeyUsage(new KeyPurposeId[] {id_kp_serverAuth, id_kp_clientAuth});
  }

  String sha256() {
    return Pem.sha256(certificate);
  }

  /** When half of its validity is over. */
  Instant half() {
    Instant begin = certificate.getNotBefore().toInstant();
    Duration validity = Duration.between(begin, certificate.getNotAfter().toInstant());
    return begin.plus(validity.dividedBy(2));
  }
}
