package dev.onevalue.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's commands, as it says them, one shell for a block. */
class ReadmeIT {

  private final String namespace = "readme-" + UUID.randomUUID().toString().substring(0, 8);
  private final Kubectl kubectl = new Kubectl(namespace);

  @TempDir private Path folder;

  @BeforeEach
  void createNamespace() {
    kubectl.run("create", "namespace", namespace);
  }

  @AfterEach
  void deleteNamespace() {
    kubectl.run("delete", "namespace", namespace, "--wait=false");
  }

  @Test
  void onKubernetes() throws Exception {
    assertThat(run(Readme.blocks().get(1)))
        .contains("NAME   VALUE   GENERATION   CONVERGED   READY   AGE", "\"value\":7");
  }

  @Test
  void withoutKubernetes() throws Exception {
    // a set is acknowledged before all have it: what the other node answers then is not asserted
    assertThat(run(Readme.blocks().get(3))).contains("NewVal: 7 Gen: 1").contains("\n7");
  }

  @Test
  void simulated() throws Exception {
    assertThat(run(Readme.blocks().get(4))).contains("1000 seeds", " 0 violations");
  }

  private String run(String block) throws Exception {
    return new UserShell(folder, namespace).run(block);
  }
}
