package dev.onevalue.node.tls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is in a file of text in base64, each part between a line {@code BEGIN} and a line {@code
 * END}.
 *
 * @param label what it is: {@code CERTIFICATE}, {@code PRIVATE KEY}
 * @param der its bytes
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468, textual encodings of PKIX</a>
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record Pem(String label, byte[] der) {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  /**
   * All parts, in their order; other text is passed over.
   *
   * @throws IllegalArgumentException if one is not in base64
   */
  static List<Pem> all(byte[] text) {
    List<Pem> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(new String(text, ISO_8859_1));
    while (matcher.find()) {
      byte[] der = Base64.getMimeDecoder().decode(matcher.group(2));
      blocks.add(new Pem(matcher.group(1), der));
    }
    return blocks;
  }

  /**
   * All certificates, in their order.
   *
   * @throws CertificateException if one is none
   * @throws IllegalArgumentException if one is not in base64
   */
  static List<X509Certificate> certificates(byte[] text) throws CertificateException {
    var factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> certificates = new ArrayList<>();
    for (Pem block : all(text)) {
      if (block.label().equals("CERTIFICATE")) {
        var der = new ByteArrayInputStream(block.der());
        certificates.add((X509Certificate) factory.generateCertificate(der));
      }
    }
    return certificates;
  }
}
