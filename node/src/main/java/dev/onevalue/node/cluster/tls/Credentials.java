package dev.onevalue.node.cluster.tls;

import dev.onevalue.node.tls.Content;
import dev.onevalue.node.tls.Identity;
import dev.onevalue.node.tls.SecretFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a node shows to others, and whom it believes. Immutable.
 *
 * @param own what it shows
 * @param trusted those that make who has a certificate of theirs a member
 */
record Credentials(Identity own, List<X509Certificate> trusted) {

  Credentials {
    trusted = List.copyOf(trusted);
  }

  static SecretFolder folder(Path path) {
    return new SecretFolder(
        "CLUSTER_TLS_DIR",
        path,
        List.of(SecretFolder.CERTIFICATE, SecretFolder.KEY, SecretFolder.TRUSTED));
  }

  /**
   * What the files say, if a node can work with it now.
   *
   * @throws IOException if not; names the file, what is wrong with it and what would be right
   */
  static Credentials of(SecretFolder folder, Content content) throws IOException {
    Identity own = folder.identity(content);
    List<X509Certificate> trusted = folder.certificates(content, SecretFolder.TRUSTED);
    try {
      new MemberTrust(trusted).check(own.chain().toArray(X509Certificate[]::new));
    } catch (CertificateException e) {
      throw folder.bad(
          SecretFolder.CERTIFICATE,
          "refused: " + e.getMessage(),
          "a certificate that is valid now, for client and server, of one in "
              + SecretFolder.TRUSTED);
    }
    return new Credentials(own, trusted);
  }
}
