package dev.onevalue.node.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onevalue.node.cluster.tls.TestAuthority;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Private keys as cert-manager and openssl write them. */
class PrivateKeysTest {

  private static KeyPair keys(String algorithm, int size) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(size);
    return generator.generateKeyPair();
  }

  private static byte[] pem(String label, byte[] der) {
    return TestAuthority.pem(label, der).getBytes(US_ASCII);
  }

  /** The older forms are what PKCS#8 wraps: in it they begin there. */
  @ParameterizedTest
  @CsvSource({
    "EC, 256, EC PRIVATE KEY, 28",
    "EC, 384, EC PRIVATE KEY, 25",
    "RSA, 2048, RSA PRIVATE KEY, 26"
  })
  void allFormsAreRead(String algorithm, int size, String label, int start) throws Exception {
    KeyPair keys = keys(algorithm, size);
    byte[] pkcs8 = keys.getPrivate().getEncoded();
    byte[] older = Arrays.copyOfRange(pkcs8, start, pkcs8.length);

    assertThat(PrivateKeys.read(pem("PRIVATE KEY", pkcs8), keys.getPublic()))
        .isEqualTo(keys.getPrivate());
    assertThat(PrivateKeys.read(pem(label, older), keys.getPublic())).isEqualTo(keys.getPrivate());
  }

  @ParameterizedTest
  @CsvSource({"EC, 256", "RSA, 2048"})
  void aKeyBelongsToItsOwnPublicKeyAlone(String algorithm, int size) throws Exception {
    KeyPair keys = keys(algorithm, size);

    assertThat(PrivateKeys.belongs(keys.getPrivate(), keys.getPublic())).isTrue();
    assertThat(PrivateKeys.belongs(keys.getPrivate(), keys(algorithm, size).getPublic())).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "CERTIFICATE"})
  void nonsenseIsNoKey(String label) throws Exception {
    KeyPair keys = keys("EC", 256);

    assertThatThrownBy(() -> PrivateKeys.read(pem(label, new byte[40]), keys.getPublic()))
        .isInstanceOf(GeneralSecurityException.class);
  }
}
