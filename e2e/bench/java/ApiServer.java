import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The API server of the test cluster, which can be taken away. */
final class ApiServer {
  private static final String MANIFEST = "/etc/kubernetes/manifests/kube-apiserver.yaml";
  private static final String ELSEWHERE = "/etc/kubernetes/apiserver";

  private final Cluster cluster;
  private final String name;

  /**
   * Known to answer when it tells this cluster.
   *
   * @param name of a OneValueCluster
   */
  ApiServer(Cluster cluster, String name) {
    this.cluster = cluster;
    this.name = name;
  }

  /** Returns when it does not answer any more. */
  void stop() throws IOException, InterruptedException {
    Shell.run("docker", "exec", "onevalue-control-plane", "mv", MANIFEST, ELSEWHERE);
    await(false);
  }

  /** Returns when it answers again. */
  void start() throws IOException, InterruptedException {
    Shell.run("docker", "exec", "onevalue-control-plane", "mv", ELSEWHERE, MANIFEST);
    await(true);
  }

  private void await(boolean answers) throws InterruptedException {
    while (answers() != answers) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** For what is asked of it: at first it is ready, and knows no resource types yet. */
  private boolean answers() {
    try {
      return cluster.cluster(name).get() != null;
    } catch (KubernetesClientException e) {
      return false;
    }
  }
}
