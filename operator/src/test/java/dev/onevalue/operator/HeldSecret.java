package dev.onevalue.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.Secret;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What a Secret holds, as a member tells it.
 *
 * @param shown SHA-256 of its certificate
 * @param trusted of those that are trusted
 * @param announced whether there is another one that is not shown yet
 */
record HeldSecret(String shown, List<String> trusted, boolean announced) {

  static HeldSecret of(Secret secret) {
    return new HeldSecret(
        sha256(secret, "tls.crt").getFirst(),
        sha256(secret, "ca.crt"),
        secret.getData().containsKey("next.key"));
  }

  /** What a member answers that shows a certificate, and believes those of this one. */
  String answer(String certificate) {
    return "{\"certificate\":{\"sha256\":\"%s\"},\"trusted\":[%s]}"
        .formatted(
            certificate,
            trusted.stream().map("{\"sha256\":\"%s\"}"::formatted).collect(joining(",")));
  }

  private static List<String> sha256(Secret secret, String key) {
    byte[] pem = Base64.getDecoder().decode(secret.getData().get(key));
    assert new String(pem, UTF_8).startsWith("-----BEGIN CERTIFICATE-----\n");
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem))
          .stream()
          .map(HeldSecret::sha256)
          .toList();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sha256(Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
