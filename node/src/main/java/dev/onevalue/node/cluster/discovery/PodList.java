package dev.onevalue.node.cluster.discovery;

import static java.util.stream.Collectors.toSet;

import dev.onevalue.node.core.membership.Contacts;
import dev.onevalue.node.core.membership.Endpoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jgroups.protocols.kubernetes.Pod;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Pods of the cluster as the Kubernetes API listed them last. It is asked again only when they
 * may be others: often by a node alone, seldom by a coordinator or for a while after a loss, else
 * never. Thread-safe.
 */
final class PodList {

  private static final Logger LOG = LoggerFactory.getLogger(PodList.class);
  private static final Duration LIFETIME = Duration.ofMinutes(1);
  private static final Duration LIFETIME_AFTER_LOSS = Duration.ofSeconds(10);
  private static final Duration LIFETIME_ALONE = Duration.ofMillis(700);
  private static final Duration SOON_AFTER_LOSS = Duration.ofMinutes(1);
  private static final Duration AFTER_LOSS = Duration.ofMinutes(10);

  private final Callable<List<Pod>> api;
  private final String what;
  private List<Pod> pods = List.of();
  private long listedAt;
  private boolean listed;
  private boolean failureLogged;
  private boolean lostOne;
  private long lostAt;

  /**
   * @param what is listed, for people
   */
  PodList(Callable<List<Pod>> api, String what) {
    this.api = api;
    this.what = what;
  }

  /** The Pods; empty if they are not known. */
  synchronized Optional<List<Pod>> known() {
    return listed ? Optional.of(pods) : Optional.empty();
  }

  /** Where the others are; empty if that is not known. */
  synchronized Optional<Contacts> contacts(Endpoint own) {
    if (!listed) {
      return Optional.empty();
    }
    Set<Endpoint> all =
        pods.stream().map(pod -> new Endpoint(pod.getIp(), own.port())).collect(toSet());
    boolean listsSelf = all.remove(own);
    return Optional.of(new Contacts(all, listsSelf, Set.of(), listedAt));
  }

  /** The view has lost members: their Pods may be gone, and then do not count. */
  synchronized void onLoss() {
    lostAt = System.nanoTime();
    lostOne = true;
  }

  /** The Pods as they are listed now, or were not long ago. */
  synchronized List<Pod> read(boolean alone, boolean coordinator) {
    if (alone) {
      listUnlessYounger(LIFETIME_ALONE);
    } else if (hasLostOneWithin(SOON_AFTER_LOSS)) {
      listUnlessYounger(LIFETIME_AFTER_LOSS);
    } else if (coordinator || hasLostOneWithin(AFTER_LOSS)) {
      listUnlessYounger(LIFETIME);
    }
    return pods;
  }

  /** Whether it has, and that is less than this ago. */
  private boolean hasLostOneWithin(Duration time) {
    return lostOne && System.nanoTime() - lostAt < time.toNanos();
  }

  private void listUnlessYounger(Duration lifetime) {
    if (listed && System.nanoTime() - listedAt <= lifetime.toNanos()) {
      return;
    }
    try {
      // before it is asked: who comes while the API answers is not gone
      long asked = System.nanoTime();
      pods = api.call();
      listedAt = asked;
      listed = true;
      failureLogged = false;
    } catch (Exception e) {
      listed = false;
      logOnce(e);
    }
  }

  private void logOnce(Exception e) {
    if (!failureLogged) {
      failureLogged = true;
      LOG.error("the Kubernetes API does not list {}", what, e);
    }
  }
}
