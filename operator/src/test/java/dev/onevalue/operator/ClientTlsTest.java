package dev.onevalue.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The certificate that members show to clients. */
class ClientTlsTest {
  private static final Path DESIRED = Path.of("src/test/resources/desired");

  private final RunningOperator operator = new RunningOperator();

  @AfterEach
  void close() {
    operator.close();
  }

  @Test
  void itIsOfAnAuthorityThatClientsFindInAConfigMapAndIsRenewedAtHalfOfItsValidity()
      throws Exception {
    operator.kubernetes().create(DESIRED.resolve("client-tls-self-signed/in.yaml"));
    await().untilAsserted(() -> assertThat(authority().get()).isNotNull());
    await().untilAsserted(() -> assertThat(operator.statefulSet().get()).isNotNull());
    Secret made = secret().get();
    assertThat(made.getData()).containsOnlyKeys("tls.crt", "tls.key", "ca.crt", "ca.key");
    assertThat(authority().get().getData()).isEqualTo(Map.of("ca.crt", text(made, "ca.crt")));
    X509Certificate shown = certificate(made, "tls.crt");
    shown.verify(certificate(made, "ca.crt").getPublicKey());
    assertThat(shown.getSubjectAlternativeNames())
        .<Object>extracting(name -> name.get(1))
        .containsExactly(
            "demo",
            "demo.default",
            "demo.default.svc",
            "demo.default.svc.cluster.local",
            "*.demo-members.default.svc",
            "*.demo-members.default.svc.cluster.local",
            "localhost",
            "127.0.0.1");

    operator.runPods();
    operator.pass(Duration.ofDays(183));
    operator.reconcile();
    await()
        .untilAsserted(() ->
            assertThat(secret().get().getData().get("tls.crt"))
                .isNotEqualTo(made.getData().get("tls.crt")));
    assertThat(secret().get().getData()).containsEntry("ca.crt", made.getData().get("ca.crt"));
    certificate(secret().get(), "tls.crt").verify(certificate(made, "ca.crt").getPublicKey());
  }

  @Test
  void aUsersSecretIsWaitedFor() {
    operator.kubernetes().create(DESIRED.resolve("client-tls-alone/in.yaml"));
    await()
        .untilAsserted(() ->
            assertThat(operator.status().conditions())
                .extracting(Condition::getType, Condition::getReason, Condition::getMessage)
                .contains(
                    tuple(
                        "Reconciling",
                        "SecretMissing",
                        "spec.tls.secretName: Secret demo-from-cert-manager is not there")));
  }

  private static X509Certificate certificate(Secret secret, String key)
      throws CertificateException {
    var text = new ByteArrayInputStream(text(secret, key).getBytes(StandardCharsets.US_ASCII));
    return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(text);
  }

  private static String text(Secret secret, String key) {
    return new String(
        Base64.getDecoder().decode(secret.getData().get(key)), StandardCharsets.US_ASCII);
  }

  private Resource<Secret> secret() {
    return operator.client().secrets().inNamespace("default").withName("demo-tls");
  }

  private Resource<ConfigMap> authority() {
    return operator.client().configMaps().inNamespace("default").withName("demo-ca");
  }
}
