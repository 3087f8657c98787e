package dev.onevalue.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nodes that want to join a cluster and may not: they have its labels, its settings and its rights,
 * but not its certificate. Rotations, which take minutes, are {@code e2e/bench/rotation}.
 */
class GossipTlsIT {
  private static final List<String> MEMBERS = List.of("demo-0", "demo-1", "demo-2");
  private static final String STRANGER =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: %1$s
        labels: {app.kubernetes.io/name: onevalue, app.kubernetes.io/instance: demo}
      spec:
        serviceAccountName: demo
        automountServiceAccountToken: true
        terminationGracePeriodSeconds: 0
        restartPolicy: Never
        containers:
        - name: node
          image: %2$s
          readinessProbe: {httpGet: {path: /readyz, port: 8080}, periodSeconds: 1}
          env:
          - {name: KUBERNETES_NAMESPACE, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}
          - {name: KUBERNETES_LABELS, value: "app.kubernetes.io/name=onevalue,app.kubernetes.io/instance=demo"}
          - {name: ADVERTISE_ADDR, valueFrom: {fieldRef: {fieldPath: status.podIP}}}
          - {name: NODE_NAME, value: %1$s}
          - {name: CLUSTER_NAME, value: demo}
      """;
  private static final String WITH_TLS =
      """
          - {name: CLUSTER_TLS_DIR, value: /tls}
          volumeMounts: [{name: tls, mountPath: /tls}]
        volumes: [{name: tls, secret: {secretName: %s}}]
      """;

  @TempDir private Path folder;

  @RegisterExtension private final TestNamespace own = TestNamespace.open("gossip");

  private final Kubectl kubectl = own.kubectl();

  @Test
  void whoHasNotTheClustersCertificateIsNeverAMember() throws Exception {
    Demo.converged(kubectl);
    await().atMost(Duration.ofSeconds(60)).untilAsserted(this::assertAllInView);
    Certificate own = Certificate.of(secretKey("tls\\.crt"), secretKey("tls\\.key"));
    String shown =
        "\\{\"certificate\":\\{\"sha256\":\"%1$s\".*\"trusted\":\\[\\{\"sha256\":\"%1$s\"[^{]*}],\"https\":null}"
            .formatted(own.sha256());
    assertThat(MEMBERS).allSatisfy(pod -> assertThat(tls(pod)).matches(shown));
    List<String> before = views();

    String image =
        kubectl.run("get", "pod", "demo-0", "-o", "jsonpath={.spec.containers[0].image}");
    isNotLetIn("plain", STRANGER.formatted("plain", image), "not_tls");
    Certificate other = Certificate.other(folder);
    apply(other.secret("other", List.of(other, own)));
    isNotLetIn(
        "other", STRANGER.formatted("other", image) + WITH_TLS.formatted("other"), "not_a_member");
    apply(own.expired(folder).secret("expired", List.of(own)));
    apply(STRANGER.formatted("expired", image) + WITH_TLS.formatted("expired"));
    kubectl.run("wait", "--for=jsonpath={.status.phase}=Failed", "pod/expired", "--timeout=60s");
    assertThat(kubectl.run("logs", "expired")).containsPattern("valid from .*, is no member's");

    assertThat(views()).isEqualTo(before);
  }

  /** Runs it until members have refused it, and it has told that it is alone. */
  private void isNotLetIn(String name, String pod, String reason) {
    double refused = refused(reason);
    apply(pod);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(refused(reason)).isGreaterThan(refused));
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptionsMatching(AssertionError.class::isInstance)
        .until(() -> metric(name, "onevalue_members") == 1);
    assertAllInView();
    assertThat(
            kubectl.run("get", "pod", name, "-o", "jsonpath={.status.containerStatuses[0].ready}"))
        .isEqualTo("false");
    kubectl.run("delete", "pod", name, "--now");
  }

  private void assertAllInView() {
    assertThat(MEMBERS)
        .allSatisfy(member -> assertThat(metric(member, "onevalue_members")).isEqualTo(3));
  }

  private void apply(String manifest) {
    Kubectl.Result result = kubectl.tryApply(manifest);
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  private String secretKey(String key) {
    return kubectl.run("get", "secret", "demo-gossip", "-o", "jsonpath={.data.%s}".formatted(key));
  }

  private String tls(String pod) {
    return kubectl.raw("pods/%s:8080/proxy/v1/tls".formatted(pod));
  }

  /** How often the view of each member has changed. */
  private List<String> views() {
    return MEMBERS.stream()
        .map(pod -> pod + " " + metric(pod, "onevalue_view_changes_total"))
        .toList();
  }

  private double refused(String reason) {
    return MEMBERS.stream()
        .mapToDouble(pod ->
            metric(
                pod, "onevalue_cluster_connections_refused_total{reason=\"%s\"}".formatted(reason)))
        .sum();
  }

  private double metric(String pod, String name) {
    String text = kubectl.raw("pods/%s:8080/proxy/metrics".formatted(pod));
    return Pattern.compile("(?m)^" + Pattern.quote(name) + " (\\S+)$")
        .matcher(text)
        .results()
        .mapToDouble(found -> Double.parseDouble(found.group(1)))
        .sum();
  }
}
