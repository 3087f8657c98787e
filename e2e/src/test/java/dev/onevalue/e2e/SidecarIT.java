package dev.onevalue.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sample whose twenty programs read a file that a sidecar writes. */
class SidecarIT {

  private static final int PROGRAMS = 20;

  private final String namespace = "sidecar-" + UUID.randomUUID().toString().substring(0, 8);
  private final Kubectl kubectl = new Kubectl(namespace);

  @BeforeEach
  void createNamespace() {
    kubectl.run("create", "namespace", namespace);
    kubectl.run("label", "namespace", namespace, "pod-security.kubernetes.io/enforce=restricted");
  }

  @AfterEach
  void deleteNamespace() {
    kubectl.run("delete", "namespace", namespace, "--wait=false");
  }

  @Test
  void oneSetFlipsTheSwitchOfAllPrograms() {
    Demo demo = Demo.converged(kubectl);
    kubectl.run("apply", "-f", "../deploy/samples/sidecar.yaml");
    kubectl.run("rollout", "status", "deployment/switch", "--timeout=180s");

    demo.setThroughService(0);
    awaitAll("off");
    demo.setThroughService(1);
    awaitAll("on");
  }

  private void awaitAll(String word) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(lastWords().lines())
                .containsExactlyElementsOf(Collections.nCopies(PROGRAMS, word)));
  }

  private String lastWords() {
    return kubectl.run(
        "logs",
        "--selector=app=switch",
        "--container=program",
        "--tail=1",
        "--max-log-requests=" + PROGRAMS);
  }
}
