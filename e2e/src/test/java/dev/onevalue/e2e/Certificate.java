package dev.onevalue.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A certificate that vouches for itself, and its key, of an elliptic curve. New ones are made by
 * {@code keytool}. Immutable.
 *
 * @param certificate the certificate
 * @param key its private key
 */
record Certificate(X509Certificate certificate, PrivateKey key) {
  private static final String KEYTOOL =
      Path.of(System.getProperty("java.home"), "bin/keytool").toString();
  private static final String PASSWORD = "changeit";

  /** What a Secret has in base64. */
  static Certificate of(String certificate, String key) throws GeneralSecurityException {
    byte[] der = Base64.getMimeDecoder().decode(decoded(key).replaceAll("-----.*?-----", ""));
    return new Certificate(
        (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(
                    new ByteArrayInputStream(decoded(certificate).getBytes(US_ASCII))),
        KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der)));
  }

  private static String decoded(String base64) {
    return new String(Base64.getDecoder().decode(base64), US_ASCII);
  }

  /** Of somebody else. */
  static Certificate other(Path folder) throws GeneralSecurityException, IOException {
    Path store = folder.resolve("other");
    keytool(store, "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=demo");
    return of(store);
  }

  /** With the same key, whose time is over. */
  Certificate expired(Path folder) throws GeneralSecurityException, IOException {
    Path file = folder.resolve("expired");
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("mykey", key, PASSWORD.toCharArray(), new X509Certificate[] {certificate});
    try (var out = Files.newOutputStream(file)) {
      store.store(out, PASSWORD.toCharArray());
    }
    keytool(file, "-selfcert", "-startdate", "-3d", "-validity", "1");
    return of(file);
  }

  private static void keytool(Path store, String... command) {
    Shell.run(
        KEYTOOL,
        Stream.concat(
                Stream.of(command),
                Stream.of(
                    "-ext",
                    "eku=serverAuth,clientAuth",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    PASSWORD))
            .toArray(String[]::new));
  }

  private static Certificate of(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    return new Certificate(
        (X509Certificate) store.getCertificate("mykey"),
        (PrivateKey) store.getKey("mykey", PASSWORD.toCharArray()));
  }

  /** As members tell it. */
  String sha256() throws GeneralSecurityException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    return HexFormat.of().formatHex(digest);
  }

  /** A Secret with which a node shows this one, and believes these. */
  String secret(String name, List<Certificate> trusted) throws GeneralSecurityException {
    var authorities = new StringBuilder();
    for (Certificate each : trusted) {
      authorities.append(pem("CERTIFICATE", each.certificate.getEncoded()));
    }
    return """
    apiVersion: v1
    kind: Secret
    metadata: {name: %s}
    data: {tls.crt: %s, tls.key: %s, ca.crt: %s}
    """
        .formatted(
            name,
            encoded(pem("CERTIFICATE", certificate.getEncoded())),
            encoded(pem("PRIVATE KEY", key.getEncoded())),
            encoded(authorities.toString()));
  }

  private static String pem(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, Base64.getMimeEncoder().encodeToString(der), label);
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(US_ASCII));
  }
}
