package dev.onevalue.operator.certificate;

import static org.bouncycastle.asn1.x509.KeyPurposeId.id_kp_clientAuth;
import static org.bouncycastle.asn1.x509.KeyPurposeId.id_kp_serverAuth;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
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
    KeyPair keys = keys();
    return signed(named(name), keys, named(name), keys.getPrivate(), now, VALIDITY, forBothEnds());
  }

  /** An authority that signs certificates of servers. It outlives them by far. */
  static Identity authority(String name, Instant now) {
    KeyPair keys = keys();
    return signed(
        named(name),
        keys,
        named(name),
        keys.getPrivate(),
        now,
        VALIDITY.multipliedBy(10),
        List.of(
            new Extension(Extension.basicConstraints, true, der(new BasicConstraints(0))),
            new Extension(Extension.keyUsage, true, der(new KeyUsage(KeyUsage.keyCertSign)))));
  }

  /**
   * One of a server, signed with this one's key.
   *
   * @param names by which clients reach it: of DNS, or {@code 127.0.0.1}
   */
  Identity server(String name, List<String> names, Instant now) {
    GeneralName[] all =
        names.stream()
            .map(each ->
                new GeneralName(
                    each.equals("127.0.0.1") ? GeneralName.iPAddress : GeneralName.dNSName, each))
            .toArray(GeneralName[]::new);
    List<Extension> extensions = new ArrayList<>(forBothEnds());
    extensions.add(
        new Extension(Extension.subjectAlternativeName, false, der(new GeneralNames(all))));
    X500Name signer = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    return signed(named(name), keys(), signer, Pem.privateKey(key), now, VALIDITY, extensions);
  }

  private static Identity signed(
      X500Name subject,
      KeyPair keys,
      X500Name issuer,
      PrivateKey signer,
      Instant now,
      Duration validity,
      List<Extension> extensions) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              new BigInteger(SERIAL_BITS, new SecureRandom()),
              Date.from(now.minus(EARLIER)),
              Date.from(now.plus(validity)),
              subject,
              keys.getPublic());
      for (Extension extension : extensions) {
        builder.addExtension(extension);
      }
      var signing = new JcaContentSignerBuilder("SHA256withECDSA").build(signer);
      return new Identity(
          new JcaX509CertificateConverter().getCertificate(builder.build(signing)),
          Pem.of(keys.getPrivate()));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X500Name named(String name) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
  }

  private static List<Extension> forBothEnds() {
    var purposes = new KeyPurposeId[] {id_kp_serverAuth, id_kp_clientAuth};
    return List.of(
        new Extension(Extension.basicConstraints, true, der(new BasicConstraints(false))),
        new Extension(Extension.keyUsage, true, der(new KeyUsage(KeyUsage.digitalSignature))),
        new Extension(Extension.extendedKeyUsage, false, der(new ExtendedKeyUsage(purposes))));
  }

  private static byte[] der(ASN1Object value) {
    try {
      return value.getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair keys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
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
