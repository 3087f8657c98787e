package dev.onevalue.operator.observation;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.member.MemberClient;
import dev.onevalue.operator.memory.Memory;
import dev.onevalue.operator.memory.Pace;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows the members of all clusters, and tells when they hold anything new: as soon as all
 * members of a cluster agree, or shortly after if they do not. Thread-safe.
 */
public final class MemberObserver implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(500);

  private final Map<ResourceID, ClusterWatch> clusters = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("observer").factory());
  private final Signals signals = new Signals(timer, this::signal);
  private final MemberClient client;
  private final Timing timing;
  private final InstantSource clock;
  private final Pace pace;
  private final Memory memory;
  private volatile Consumer<ResourceID> receiver = _ -> {};

  /**
   * Follows nobody yet.
   *
   * @param client closed with this observer
   * @param pace how often there is any use in telling news
   * @param memory of what it is told to forget
   */
  public MemberObserver(
      MemberClient client, Timing timing, InstantSource clock, Pace pace, Memory memory) {
    this.client = client;
    this.timing = timing;
    this.clock = clock;
    this.pace = pace;
    this.memory = memory;
  }

  /**
   * Tells from now on.
   *
   * @param receiver told which cluster's members hold anything new; must not block
   * @param existing the clusters that there are: all that is remembered of others is forgotten
   */
  public void start(Consumer<ResourceID> receiver, Supplier<Set<ResourceID>> existing) {
    this.receiver = receiver;
    var _ =
        timer.scheduleWithFixedDelay(
            () -> tick(existing.get()), TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * What is known of the members of a cluster, which are followed from now on.
   *
   * @param pods all Pods of the cluster, those that terminate among them
   */
  public ObservedMembers observe(OneValueCluster cluster, Collection<Pod> pods) {
    ResourceID id = ResourceID.fromResource(cluster);
    String uid = cluster.getMetadata().getUid();
    return clusters
        .compute(id, (_, known) -> watch(id, uid, known))
        .observe(pods, client.of(cluster));
  }

  /**
   * For how much longer nothing is to be made of it that {@link #observe} did not know of members:
   * whoever has just begun to listen has heard nobody. Zero: what is known counts.
   */
  public Duration patience(OneValueCluster cluster) {
    ClusterWatch watch = clusters.get(ResourceID.fromResource(cluster));
    return watch == null ? Duration.ZERO : watch.patience();
  }

  private ClusterWatch watch(ResourceID id, String uid, @Nullable ClusterWatch known) {
    if (known != null && known.isOf(uid)) {
      return known;
    }
    if (known != null) {
      known.close();
    }
    return new ClusterWatch(uid, timing, clock, () -> changed(id));
  }

  private void changed(ResourceID id) {
    ClusterWatch cluster = clusters.get(id);
    if (cluster == null || timer.isShutdown()) {
      return;
    }
    Duration settle = cluster.agrees() ? Duration.ZERO : timing.settle();
    Duration pause = pace.wait(id);
    signals.in(settle.compareTo(pause) < 0 ? pause : settle, id);
  }

  private void signal(ResourceID id) {
    ClusterWatch cluster = clusters.get(id);
    if (cluster != null && cluster.hasNews()) {
      receiver.accept(id);
    }
  }

  private void tick(Set<ResourceID> existing) {
    clusters.keySet().stream().filter(id -> !existing.contains(id)).forEach(this::forget);
    memory.retain(existing);
    Instant now = clock.instant();
    clusters.values().forEach(cluster -> cluster.check(now));
  }

  private void forget(ResourceID id) {
    ClusterWatch forgotten = clusters.remove(id);
    if (forgotten != null) {
      forgotten.close();
    }
  }

  /** Follows nobody any more. */
  @Override
  public void close() {
    timer.shutdownNow();
    clusters.values().forEach(ClusterWatch::close);
    client.close();
  }
}
