package dev.onevalue.operator;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server of the Kubernetes API. */
final class ApiServer {
  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int DEADLINE_MILLIS = 2_000;

  private ApiServer() {}

  /**
   * Returns once it answers, be it a refusal. An operator that ended instead would be started again
   * by the kubelet, but later and later: up to five minutes after all is well.
   *
   * @param config how it is reached
   */
  static void await(Config config) throws InterruptedException {
    Config impatient =
        new ConfigBuilder(config)
            .withRequestRetryBackoffLimit(0)
            .withConnectionTimeout(DEADLINE_MILLIS)
            .withRequestTimeout(DEADLINE_MILLIS)
            .build();
    try (var client = new KubernetesClientBuilder().withConfig(impatient).build()) {
      for (boolean told = false; !answers(client); told = true) {
        if (!told) {
          LOG.atWarn().addKeyValue("url", config.getMasterUrl()).log("waiting for the API server");
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  private static boolean answers(KubernetesClient client) {
    try {
      client.getKubernetesVersion();
      return true;
    } catch (KubernetesClientException e) {
      return e.getCode() > 0;
    }
  }
}
