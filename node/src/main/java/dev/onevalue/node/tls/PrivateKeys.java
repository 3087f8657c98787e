package dev.onevalue.node.tls;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/**
 * Reads private keys of elliptic curves and of RSA: in PKCS#8, or as cert-manager and openssl write
 * them where nobody asks for PKCS#8.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5958">RFC 5958, PKCS#8</a>
 */
final class PrivateKeys {

  static final String EXPECTED =
      "a private key of an elliptic curve or of RSA in PEM, not encrypted (PKCS#8, SEC 1 or"
          + " PKCS#1)";

  private static final int SEQUENCE = 0x30;
  private static final int OCTETS = 0x04;
  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};

  private PrivateKeys() {}

  /**
   * The first key of a file.
   *
   * @param owner the public key that it is to belong to
   * @throws GeneralSecurityException if there is none that can be read
   */
  static PrivateKey read(byte[] pem, PublicKey owner) throws GeneralSecurityException {
    List<Pem> keys = Pem.all(pem).stream().filter(b -> b.label().endsWith("PRIVATE KEY")).toList();
    if (keys.isEmpty()) {
      throw new GeneralSecurityException("there is none");
    }
    byte[] der = keys.getFirst().der();
    byte[] pkcs8 =
        switch (keys.getFirst().label()) {
          case "PRIVATE KEY" -> der;
          case "EC PRIVATE KEY", "RSA PRIVATE KEY" -> pkcs8(der, owner);
          default -> throw new GeneralSecurityException("it is encrypted");
        };
    return KeyFactory.getInstance(owner.getAlgorithm())
        .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  /** Whether what one signs is what the other verifies. */
  static boolean belongs(PrivateKey key, PublicKey owner) throws GeneralSecurityException {
    byte[] message = {1, 2, 3};
    var signature =
        Signature.getInstance(
            owner.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
    signature.initSign(key);
    signature.update(message);
    byte[] signed = signature.sign();
    signature.initVerify(owner);
    signature.update(message);
    return signature.verify(signed);
  }

  /** What the older forms leave out, the algorithm and its curve, stands in the public key. */
  private static byte[] pkcs8(byte[] inner, PublicKey owner) {
    return der(SEQUENCE, VERSION_0, algorithm(owner.getEncoded()), der(OCTETS, inner));
  }

  /** The first member of a SubjectPublicKeyInfo, which is short. */
  private static byte[] algorithm(byte[] subjectPublicKeyInfo) {
    var in = ByteBuffer.wrap(subjectPublicKeyInfo).position(1);
    int length = in.get();
    in.position(in.position() + (length < 0 ? length & 0x7f : 0));
    int start = in.position();
    byte[] algorithm = new byte[2 + in.get(start + 1)];
    in.get(algorithm);
    return algorithm;
  }

  private static byte[] der(int tag, byte[]... parts) {
    var content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    var out = new ByteArrayOutputStream();
    out.write(tag);
    out.write(0x82); // a length of two bytes: more than any of these keys needs
    out.write(content.size() >> 8);
    out.write(content.size());
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }
}
