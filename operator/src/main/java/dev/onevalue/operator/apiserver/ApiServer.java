package dev.onevalue.operator.apiserver;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/** The API server, as this operator sees it. */
public final class ApiServer {
  /** Doubled at each attempt, up to 32 times that: 8 s. */
  private static final int WATCH_RECONNECT_MILLIS = 250;

  /**
   * Within one request, which then fails after a second: whoever makes it tries it again, and for a
   * Lease it must not take longer than the Lease lasts.
   */
  private static final int REQUEST_RETRIES = 3;

  private static final int CONNECT_MILLIS = 3000;
  private static final long PAUSE_MILLIS = 1000;
  private static final int TOO_MANY_REQUESTS = 429;

  private ApiServer() {}

  /** A client that tells of outages in one line each. */
  public static KubernetesClient client(KubernetesClientBuilder builder, Config config) {
    Outages outages = new Outages(InstantSource.system());
    return builder
        .withConfig(
            new ConfigBuilder(config)
                .withWatchReconnectInterval(WATCH_RECONNECT_MILLIS)
                .withRequestRetryBackoffLimit(REQUEST_RETRIES)
                .withConnectionTimeout(CONNECT_MILLIS)
                // over HTTP/2 all share one connection, and what exceeds its limit of streams
                // fails:
                // the renewal of the Lease too
                .withHttp2Disable(true)
                .build())
        .withHttpClientBuilderConsumer(
            http -> http.addOrReplaceInterceptor(Outages.class.getName(), outages))
        .build();
  }

  /**
   * Blocks until it answers, however long that takes: an operator that ended instead would be
   * started again less and less often.
   *
   * @throws InterruptedException if it shall wait no longer
   */
  public static void await(KubernetesClient client) throws InterruptedException {
    while (!answers(client)) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }

  static boolean answers(KubernetesClient client) {
    try {
      return client.getKubernetesVersion() != null;
    } catch (KubernetesClientException e) {
      return e.getCode() > 0 && !isTroubled(e.getCode());
    }
  }

  /** Whether an answer with this status says that it is not able to work, or has too much of it. */
  static boolean isTroubled(int status) {
    return status >= HttpURLConnection.HTTP_INTERNAL_ERROR || status == TOO_MANY_REQUESTS;
  }
}
