package dev.onevalue.node.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder with a Secret of type {@code kubernetes.io/tls}, as cert-manager writes it: {@code
 * tls.crt}, {@code tls.key} and {@code ca.crt}, all of them PEM. Thread-safe.
 *
 * @see <a href="https://cert-manager.io/docs/usage/certificate/#target-secret">cert-manager: target
 *     Secret</a>
 */
public final class SecretFolder {

  public static final String CERTIFICATE = "tls.crt";
  public static final String KEY = "tls.key";
  public static final String TRUSTED = "ca.crt";

  /** More than a Secret can have. */
  private static final int MAX_BYTES = 1 << 20;

  private final String setting;
  private final Path folder;
  private final List<String> files;

  /**
   * Knows where to look.
   *
   * @param setting what names the folder, for messages
   * @param files which of them are wanted
   */
  public SecretFolder(String setting, Path folder, List<String> files) {
    this.setting = setting;
    this.folder = folder;
    this.files = List.copyOf(files);
  }

  /**
   * The bytes of all files.
   *
   * @throws IOException if one cannot be read, and says which
   */
  Content read() throws IOException {
    Map<String, byte[]> content = new HashMap<>();
    for (String file : files) {
      content.put(file, read(file));
    }
    return new Content(content);
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
          "%s: %s cannot be read (%s): it is to be a file that this node may read"
              .formatted(setting, file, e.getClass().getSimpleName()),
          e);
    }
    throw bad(name, "longer than 1 MiB", "a file of a Secret, which is shorter");
  }

  /**
   * The key, and the certificates that it is for.
   *
   * @throws IOException if there are none; names the file, what is wrong with it and what would be
   *     right
   */
  public Identity identity(Content content) throws IOException {
    List<X509Certificate> chain = certificates(content, CERTIFICATE);
    return new Identity(key(content.of(KEY), chain.getFirst()), chain);
  }

  /**
   * The certificates in a file.
   *
   * @throws IOException if there are none
   */
  public List<X509Certificate> certificates(Content content, String file) throws IOException {
    try {
      List<X509Certificate> certificates = Pem.certificates(content.of(file));
      if (!certificates.isEmpty()) {
        return certificates;
      }
    } catch (CertificateException | IllegalArgumentException _) {
      // the same answer as for none
    }
    throw bad(file, "without a certificate", "one or more in PEM (-----BEGIN CERTIFICATE-----)");
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

  /** Says what is wrong with a file, and what would be right. */
  public IOException bad(String file, String what, String expected) {
    return new IOException(
        "%s: %s is %s: it is to be %s".formatted(setting, folder.resolve(file), what, expected));
  }
}
