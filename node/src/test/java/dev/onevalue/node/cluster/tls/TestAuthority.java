package dev.onevalue.node.cluster.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** Signs certificates for members, as a certificate authority of a cluster does. */
public final class TestAuthority {

  /** A certificate and its key. */
  public record Identity(X509Certificate certificate, KeyPair keys) {

    /** As a node tells of it. */
    public String sha256() {
      return dev.onevalue.node.tls.Identity.shown(certificate).sha256();
    }
  }

  private static final String ECDSA_WITH_SHA256 = "300a06082a8648ce3d040302";
  private static final String IS_AUTHORITY = "300f0603551d130101ff040530030101ff";
  private static final String FOR_SERVER = "06082b06010505070301";
  private static final String FOR_CLIENT = "06082b06010505070302";
  private static final AtomicLong SERIAL = new AtomicLong(1);

  private final String name;
  private final Identity self;

  /** One with a new key. */
  public TestAuthority(String name) {
    this.name = name;
    KeyPair keys = keys();
    Instant now = Instant.now();
    self =
        new Identity(
            signed(name, keys, keys, now, now.plus(Duration.ofDays(2)), Der.hex(IS_AUTHORITY)),
            keys);
  }

  /** A member's, valid from an hour ago for two. */
  public Identity member(String member) {
    Instant now = Instant.now();
    return member(member, now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)));
  }

  /** A member's, valid in that time. */
  public Identity member(String member, Instant from, Instant to) {
    return member(member, from, to, FOR_SERVER + FOR_CLIENT);
  }

  /** One that may not connect to others. */
  Identity serverOnly(String member) {
    Instant now = Instant.now();
    return member(member, now.minusSeconds(60), now.plusSeconds(3600), FOR_SERVER);
  }

  private Identity member(String member, Instant from, Instant to, String usages) {
    KeyPair keys = keys();
    byte[] extended =
        Der.sequence(Der.hex("0603551d25"), Der.octets(Der.sequence(Der.hex(usages))));
    return new Identity(signed(member, keys, self.keys(), from, to, extended), keys);
  }

  private X509Certificate signed(
      String subject, KeyPair owner, KeyPair signer, Instant from, Instant to, byte[] extension) {
    byte[] toBeSigned =
        Der.sequence(
            Der.of(0xa0, Der.integer(2)),
            Der.integer(SERIAL.getAndIncrement()),
            Der.hex(ECDSA_WITH_SHA256),
            Der.name(name),
            Der.sequence(Der.time(from), Der.time(to)),
            Der.name(subject),
            owner.getPublic().getEncoded(),
            Der.of(0xa3, Der.sequence(extension)));
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(signer.getPrivate());
      signature.update(toBeSigned);
      byte[] der = Der.sequence(toBeSigned, Der.hex(ECDSA_WITH_SHA256), Der.bits(signature.sign()));
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair keys() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * A connection to this port here, over which a certificate of this authority was shown, of
   * whatever name.
   */
  public SSLSocket connect(int port, String protocol, SNIHostName... names) throws IOException {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new MemberTrust(List.of(self.certificate()))}, null);
      var loopback = InetAddress.getLoopbackAddress();
      var socket = (SSLSocket) context.getSocketFactory().createSocket(loopback, port);
      socket.setEnabledProtocols(new String[] {protocol});
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(names));
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket;
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Those whose certificates are of one of these are trusted. */
  public static String bundle(TestAuthority... trusted) {
    var pem = new StringBuilder();
    for (TestAuthority each : trusted) {
      pem.append(pem(each.self.certificate()));
    }
    return pem.toString();
  }

  static String pem(X509Certificate certificate) {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public static String pem(String label, byte[] der) {
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(label, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der));
  }

  /** Writes what a node reads. */
  public static Path write(Path folder, Identity member, TestAuthority... trusted) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("tls.crt"), pem(member.certificate()));
      Files.writeString(
          folder.resolve("tls.key"), pem("PRIVATE KEY", member.keys().getPrivate().getEncoded()));
      Files.writeString(folder.resolve("ca.crt"), bundle(trusted));
      return folder;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What a node that was given this works with. */
  public static MemberTls tls(Identity member, TestAuthority... trusted) {
    try {
      Path folder = write(Files.createTempDirectory("tls"), member, trusted);
      MemberTls tls = MemberTls.open(folder);
      for (String file : List.of("tls.crt", "tls.key", "ca.crt", "")) {
        Files.delete(folder.resolve(file));
      }
      return tls;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
