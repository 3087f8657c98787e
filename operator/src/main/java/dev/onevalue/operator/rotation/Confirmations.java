package dev.onevalue.operator.rotation;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.certificate.KnownSecret;
import dev.onevalue.operator.member.MemberClient;
import dev.onevalue.operator.member.MemberTls;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Whether members have taken what their Secret holds, as each says itself.
 *
 * @param client asks them
 */
public record Confirmations(MemberClient client) {

  /**
   * True if every Pod says so, also one that ends, or has not started: it may have mounted the
   * Secret as it was before. With none there is nobody to wait for.
   */
  boolean areComplete(OneValueCluster cluster, Collection<Pod> pods, KnownSecret secret) {
    MemberClient members = client.of(cluster);
    List<Callable<Boolean>> questions =
        pods.stream()
            .filter(Confirmations::mayHaveMounted)
            .<Callable<Boolean>>map(pod -> () -> has(members, pod, secret))
            .toList();
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> answer : each.invokeAll(questions)) {
        if (!answer.get()) {
          return false;
        }
      }
      return true;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** One that no node was found for has mounted nothing. */
  private static boolean mayHaveMounted(Pod pod) {
    return pod.getStatus() == null
        || pod.getStatus().getConditions().stream()
            .noneMatch(condition ->
                condition.getType().equals("PodScheduled")
                    && condition.getStatus().equals("False"));
  }

  private static boolean has(MemberClient client, Pod pod, KnownSecret secret) {
    String address = pod.getStatus() == null ? null : pod.getStatus().getPodIP();
    if (address == null || address.isEmpty()) {
      return false;
    }
    try {
      MemberTls tls = client.tls(address);
      return tls.shows(secret.certificate()) && tls.believes(secret.trusted());
    } catch (IOException e) {
      return false;
    }
  }
}
