package dev.onevalue.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The operator is installed, upgraded and removed in each way; a cluster and its value outlive it
 * all. In the end it is installed as for the other tests.
 */
@Isolated("others need the operator that this one removes")
class InstallIT {
  private static final Duration HANDOVER = Duration.ofSeconds(20);

  private final String id = UUID.randomUUID().toString().substring(0, 8);
  private final Kubectl watched = new Kubectl("install-a-" + id);
  private final Kubectl other = new Kubectl("install-b-" + id);

  @TempDir private Path folder;

  @BeforeEach
  void removeOperator() {
    Installed.removeAllButClusters();
    watched.run("create", "namespace", watched.namespace());
    other.run("create", "namespace", other.namespace());
  }

  @AfterEach
  void installOperator() {
    watched.run("delete", "namespace", watched.namespace(), other.namespace(), "--wait=false");
    Installed.byKubectl("-f", "deploy/install.yaml");
  }

  @Test
  void aClusterOutlivesEveryWayToInstall() throws IOException {
    Installed.byHelmChart(
        Installed.olderChart(folder).toString(),
        "watch.namespaces={%s}".formatted(watched.namespace()));
    Demo demo = Demo.converged(watched);
    demo.setThroughService(7);
    demo.awaitConverged(7, 1);
    assertThat(watched.tryRun("explain", "ovc.spec.resources").exitCode()).isNotZero();
    assertThat(watched.run("get", "clusterrolebindings", "--output=name"))
        .doesNotContain("onevalue-operator");
    aClusterInAnotherNamespaceIsLeftAlone();

    Installed.byHelm("replicas=2");
    Demo.converged(other);
    watched.run("explain", "ovc.spec.resources");
    demo.awaitConverged(7, 1);
    aLeaderThatDiesIsFollowed(demo);

    Installed.removeByHelm();
    nothingIsLeftButTheResourceTypeAndClusters();
    assertThat(demo.setThroughService(9)).isEqualTo("9");
    Installed.byKubectl("-k", "deploy");
    demo.awaitConverged(9, 3);
    Installed.removeAllButClusters();
    Installed.byKubectl("-f", "deploy/install.yaml");
    demo.setThroughService(10);
    demo.awaitConverged(10, 4);
  }

  private void aClusterInAnotherNamespaceIsLeftAlone() {
    Shell.run(
        "kubectl", "apply", "--namespace", other.namespace(), "-f", "deploy/samples/demo.yaml");
    watched.run("annotate", "ovc", "demo", "reconciled-after=the-other-was-made");
    watched.run("scale", "ovc", "demo", "--replicas=2");
    watched.run("wait", "--for=jsonpath={.status.replicas}=2", "ovc/demo", "--timeout=120s");
    assertThat(other.run("get", "ovc", "demo", "-o", "jsonpath={.status.members}")).isEmpty();
    assertThat(other.run("get", "statefulsets", "--output=name")).isEmpty();
  }

  private static void nothingIsLeftButTheResourceTypeAndClusters() {
    await().atMost(HANDOVER).untilAsserted(() -> assertThat(Installed.objects()).isEmpty());
    Installed.KUBECTL.run("get", "crd", "onevalueclusters.onevalue.dev");
  }

  private static void aLeaderThatDiesIsFollowed(Demo demo) {
    String leader = Installed.leader();
    Installed.KUBECTL.run("delete", "pod", leader, "--grace-period=0", "--force");
    await()
        .atMost(HANDOVER)
        .untilAsserted(() -> assertThat(Installed.leader()).isNotEmpty().isNotEqualTo(leader));
    demo.setThroughService(8);
    demo.awaitConverged(8, 2);
  }
}
