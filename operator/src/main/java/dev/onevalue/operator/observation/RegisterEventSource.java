package dev.onevalue.operator.observation;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.Cache;
import io.javaoperatorsdk.operator.processing.event.source.ExternalResourceCachingEventSource;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears the members of every cluster at a steady interval, and has a cluster reconciled when they
 * hold anything else than at the time before.
 *
 * <p>Each round starts from the clusters and Pods that exist at that moment. So nothing is
 * forgotten when a cluster goes and comes back under its name, which the SDK's
 * PerResourcePollingEventSource stops to poll for ever if that happens during a poll; and a member
 * that is slow to answer delays its own cluster only.
 */
public final class RegisterEventSource
    extends ExternalResourceCachingEventSource<HeardRegister, OneValueCluster, String> {
  private static final Logger LOG = LoggerFactory.getLogger(RegisterEventSource.class);

  private final Cache<OneValueCluster> clusters;
  private final Function<OneValueCluster, ? extends Collection<Pod>> pods;
  private final MemberObserver observer;
  private final Duration interval;
  private final Set<ResourceID> underway = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Does nothing until it is started.
   *
   * @param clusters the clusters that exist
   * @param pods the Pods of a cluster that exist
   * @param observer asks them; closed with this event source
   * @param interval time between two rounds
   */
  public RegisterEventSource(
      Cache<OneValueCluster> clusters,
      Function<OneValueCluster, ? extends Collection<Pod>> pods,
      MemberObserver observer,
      Duration interval) {
    super("registers", HeardRegister.class, HeardRegister::podUid);
    this.clusters = clusters;
    this.pods = pods;
    this.observer = observer;
    this.interval = interval;
  }

  @Override
  public void start() {
    super.start();
    var _ = ticker.scheduleAtFixedRate(this::round, 0, interval.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Waits for the observations that are under way. */
  @Override
  public void stop() {
    super.stop();
    ticker.close();
    threads.close();
    observer.close();
  }

  private void round() {
    try {
      Set<ResourceID> present = clusters.keys().collect(Collectors.toSet());
      cache.keySet().stream().filter(id -> !present.contains(id)).forEach(this::handleDelete);
      clusters.list().forEach(this::observe);
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("observation failed, the next round is in {}", interval);
    }
  }

  /** At most one observation of a cluster is under way. */
  private void observe(OneValueCluster cluster) {
    ResourceID id = ResourceID.fromResource(cluster);
    if (underway.add(id)) {
      threads.execute(() -> observe(id, cluster));
    }
  }

  private void observe(ResourceID id, OneValueCluster cluster) {
    try {
      handleResources(id, observer.hear(pods.apply(cluster)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      underway.remove(id);
    }
  }
}
