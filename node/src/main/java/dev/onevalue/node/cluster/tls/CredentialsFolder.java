package dev.onevalue.node.cluster.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A folder with a Secret of type {@code kubernetes.io/tls}, as cert-manager writes it: {@code
 * tls.crt}, {@code tls.key} and {@code ca.crt}, all of them PEM.
 *
 * @see <a href="https://cert-manager.io/docs/usage/certificate/#target-secret">cert-manager: target
 *     Secret</a>
 */
final class CredentialsFolder {

  /** More than a Secret can have. */
  private static final int MAX_BYTES = 1 << 20;

  private static final String CERTIFICATE = "tls.crt";
  private static final String KEY = "tls.key";
  private static final String TRUSTED = "ca.crt";

  private final Path folder;

  CredentialsFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * The bytes of all three files.
   *
   * @throws IOException if one cannot be read, and says which
   */
  Content read() throws IOException {
    return new Content(read(CERTIFICATE), read(KEY), read(TRUSTED));
  }

  private byte[] read(String name) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length <= MAX_BYTES) {
        return bytes;
      }
    } catch (IOException e) {
      throw new IOException(
          "CLUSTER_TLS_DIR: %s cannot be read (%s): it is to be a file that this node may read"
              .formatted(file, e.getClass().getSimpleName()),
          e);
    }
    throw bad(name, "longer than 1 MiB", "a file of a Secret, which is shorter");
  }

  /**
   * What they say, if a node can work with it now.
   *
   * @throws IOException if not; names the file, what is wrong with it and what would be right
   */
  Credentials credentials(Content content) throws IOException {
    List<X509Certificate> chain = certificates(CERTIFICATE, content.certificate());
    List<X509Certificate> trusted = certificates(TRUSTED, content.trusted());
    var credentials = new Credentials(key(content.key(), chain.getFirst()), chain, trusted);
    try {
      new MemberTrust(trusted).check(chain.toArray(X509Certificate[]::new));
    } catch (CertificateException e) {
      throw bad(
          CERTIFICATE,
          "refused: " + e.getMessage(),
          "a certificate that is valid now, for client and server, of one in " + TRUSTED);
    }
    return credentials;
  }

  private List<X509Certificate> certificates(String name, byte[] pem) throws IOException {
    try {
      List<X509Certificate> certificates = Pem.certificates(pem);
      if (!certificates.isEmpty()) {
        return certificates;
      }
    } catch (CertificateException | IllegalArgumentException _) {
      // the same answer as for none
    }
    throw bad(name, "without a certificate", "one or more in PEM (-----BEGIN CERTIFICATE-----)");
  }

  private PrivateKey key(byte[] pem, X509Certificate certificate) throws IOException {
    try {
      PrivateKey key = PrivateKeys.read(pem, certificate.getPublicKey());
      if (PrivateKeys.belongs(key, certificate.getPublicKey())) {
        return key;
      }
    } catch (GeneralSecurityException | RuntimeException e) {
      throw bad(KEY, "no key (%s)".formatted(e.getMessage()), PrivateKeys.EXPECTED);
    }
    throw bad(KEY, "another's key", "the private key of the first certificate in " + CERTIFICATE);
  }

  private IOException bad(String name, String what, String expected) {
    return new IOException(
        "CLUSTER_TLS_DIR: %s is %s: it is to be %s"
            .formatted(folder.resolve(name), what, expected));
  }
}
