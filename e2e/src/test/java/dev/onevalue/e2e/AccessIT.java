package dev.onevalue.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who may set the value of a cluster that asks nothing special: whoever RBAC allows to, as the
 * README does it with a sample, and nobody else.
 */
class AccessIT {
  private static final String SAMPLE = "deploy/samples/setter.yaml";

  /** For how long a member goes by what RBAC said, and what its answer may take. */
  private static final Duration REVOKED_WITHIN = Duration.ofSeconds(63);

  @RegisterExtension private final TestNamespace own = TestNamespace.restricted("access");

  private final String namespace = own.name();
  private final String setter = "system:serviceaccount:" + namespace + ":setter";
  private final Kubectl kubectl = own.kubectl();

  @TempDir private Path folder;

  @Test
  void onlyThoseSetItWhomRbacAllowsTo() throws Exception {
    String said = new UserShell(folder, namespace).run(commands());
    assertThat(said).contains("job.batch/setter condition met", "\"value\":120");
    var members = new Members(kubectl, "limit");
    String token = token("setter", "--audience=onevalue");
    assertThat(members.set(121, token)).startsWith("200 ");
    kubectl.run("delete", "rolebinding", "setter");
    Duration revoked = Duration.ofNanos(System.nanoTime());

    othersAreToldWhatIsMissing(members);
    itIsToldWhoSetIt(members);
    theOperatorMay(members);

    await()
        .atMost(REVOKED_WITHIN.minus(Duration.ofNanos(System.nanoTime()).minus(revoked)))
        .until(() -> members.set(122, token).startsWith("403 "));
  }

  /** The README's, with one member that is reached from outside: each goes by what it asked. */
  private String commands() throws Exception {
    Path sample =
        Files.writeString(
            folder.resolve("setter.yaml"),
            Files.readString(Path.of("..", SAMPLE))
                .replaceFirst(
                    "name: limit\n", "$0spec: {replicas: 1, service: {type: NodePort}}\n"));
    return Readme.blocks().get(2).replace(SAMPLE, sample.toString());
  }

  private void othersAreToldWhatIsMissing(Members members) {
    kubectl.run("create", "serviceaccount", "stranger");
    assertThat(members.set(1, ""))
        .startsWith("401 ")
        .contains("kubectl create token SERVICEACCOUNT --audience onevalue");
    assertThat(members.set(1, token("setter")))
        .startsWith("401 ")
        .contains("kubectl create token SERVICEACCOUNT --audience onevalue");
    assertThat(members.set(1, token("stranger", "--audience=onevalue")))
        .startsWith("403 ")
        .contains(
            "system:serviceaccount:" + namespace + ":stranger cannot update",
            "resources: [onevalueclusters/value]",
            "resourceNames: [limit]",
            "verbs: [update]");
  }

  private void itIsToldWhoSetIt(Members members) {
    assertThat(members.get("/v1/history")).contains("\"by\":\"" + setter + "\"");
    assertThat(kubectl.run("logs", "limit-0")).contains("was set by " + setter);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          assertThat(kubectl.run("get", "ovc", "limit", "-o", "jsonpath={.status.lastWrite.by}"))
              .isEqualTo(setter);
          assertThat(kubectl.run("get", "events", "--field-selector=reason=ValueChanged"))
              .contains("by " + setter + ", through limit-0/");
        });
  }

  /** It sets {@code spec.value}, and gives back what is kept, by a token of its own. */
  private void theOperatorMay(Members members) {
    kubectl.run("patch", "ovc", "limit", "--type=merge", "-p", "{\"spec\":{\"value\":9}}");
    kubectl.run("wait", "--for=jsonpath={.status.value}=9", "ovc/limit", "--timeout=30s");
    assertThat(members.get("/v1/history"))
        .contains("\"by\":\"system:serviceaccount:onevalue-system:onevalue-operator\"");
    kubectl.run("wait", "--for=create", "configmap/limit-checkpoint", "--timeout=30s");
    String newer =
        "{\"value\":77,\"generation\":999,\"writer\":\"lost/%s\",\"ancestors\":[]}"
            .formatted(UUID.randomUUID());
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          keep(newer);
          assertThat(members.get("/v1/value")).contains("\"value\":77,");
        });
  }

  /**
   * Each time a change: one of the moment in which the operator wrote it itself is not looked at.
   */
  private void keep(String register) {
    kubectl.run(
        "patch",
        "configmap",
        "limit-checkpoint",
        "--type=merge",
        "-p",
        """
        metadata: {annotations: {kept: "%d"}}
        data: {register: '%s'}
        """
            .formatted(System.nanoTime(), register));
  }

  private String token(String account, String... options) {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "create";
    arguments[1] = "token";
    arguments[2] = account;
    System.arraycopy(options, 0, arguments, 3, options.length);
    return kubectl.run(arguments);
  }
}
