package dev.onevalue.operator.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdentityTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  @Test
  void oneIsOfAYearForBothEndsOfAConnectionAndVouchesForItselfAlone() throws Exception {
    Identity identity = Identity.selfSigned("demo", NOW);
    X509Certificate certificate = identity.certificate();
    certificate.verify(certificate.getPublicKey());
    assertThat(certificate.getSubjectX500Principal()).hasToString("CN=demo");
    assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    assertThat(certificate.getExtendedKeyUsage())
        .containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
    assertThat(certificate.getNotBefore()).isEqualTo(NOW.minus(Duration.ofHours(1)));
    assertThat(certificate.getNotAfter()).isEqualTo(NOW.plus(Duration.ofDays(365)));
    assertThat(identity.half()).isBetween(NOW, NOW.plus(Duration.ofDays(183)));
    assertThat(identity.key()).startsWith("-----BEGIN PRIVATE KEY-----\n");
  }

  @Test
  void noTwoAreTheSame() {
    assertThat(Identity.selfSigned("demo", NOW).sha256())
        .isNotEqualTo(Identity.selfSigned("demo", NOW).sha256());
  }
}
