package dev.onevalue.operator.checkpoint;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.member.Checkpoint;
import dev.onevalue.operator.member.MemberClient;
import dev.onevalue.operator.member.Register;
import dev.onevalue.operator.memory.Memory;
import dev.onevalue.operator.memory.Pace;
import dev.onevalue.operator.observation.ObservedMember;
import dev.onevalue.operator.observation.ObservedMembers;
import dev.onevalue.operator.problem.Problem;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the newest register of each cluster in a ConfigMap of its own: at the pace, and at once
 * when members are about to stop. Thread-safe for different clusters.
 */
public final class CheckpointKeeper {
  /** Each may take until its deadline, and members may be about to stop. */
  private static final int ASKED = 3;

  private final CheckpointStore store;
  private final MemberClient client;
  private final Pace pace;
  private final InstantSource clock;

  /** Asks members through this client, and writes no faster than at this pace. */
  public CheckpointKeeper(MemberClient client, Pace pace, InstantSource clock, Memory memory) {
    this.store = new CheckpointStore(clock, memory);
    this.client = client;
    this.pace = pace;
    this.clock = clock;
  }

  /**
   * Writes the checkpoint if it is due. The initial value, which nobody wrote, needs none.
   *
   * @param seen the object as it is known; empty: there is none
   * @param stopping members are about to stop: it cannot wait
   */
  public Kept keep(
      OneValueCluster cluster,
      ObservedMembers members,
      Optional<ConfigMap> seen,
      boolean stopping,
      KubernetesClient kubernetes) {
    Optional<StoredCheckpoint> stored = store.read(cluster, seen);
    Optional<Register> newest = members.newest().filter(register -> register.generation() > 0);
    if (newest.isEmpty() || !isBehind(stored, newest.get())) {
      boolean deleted = stored.isPresent() && seen.isEmpty();
      Duration again = deleted ? CheckpointStore.CACHE_LAG : Duration.ZERO;
      return new Kept(stored, Optional.empty(), again);
    }
    Duration pause = pace.wait(ResourceID.fromResource(cluster));
    if (!stopping && !pause.isZero()) {
      return new Kept(stored, Optional.empty(), pause);
    }
    pace.done(ResourceID.fromResource(cluster));
    StoredCheckpoint now =
        new StoredCheckpoint(full(newest.get(), members, client.of(cluster)), now());
    Optional<Problem> problem = store.write(cluster, now, seen.isPresent(), kubernetes);
    return new Kept(problem.isEmpty() ? Optional.of(now) : stored, problem, Duration.ZERO);
  }

  private static boolean isBehind(Optional<StoredCheckpoint> stored, Register newest) {
    return stored.isEmpty() || newest.isNewerThan(stored.get().register());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** As its holder tells it; if none answers any more, as it was heard. */
  private static Checkpoint full(Register newest, ObservedMembers members, MemberClient client) {
    return members
        .heard()
        .filter(member -> member.register().equals(newest))
        .limit(ASKED)
        .flatMap(member -> told(member, client))
        .filter(told -> !newest.isNewerThan(told.register()))
        .findFirst()
        .orElseGet(() -> Checkpoint.of(newest));
  }

  private static Stream<Checkpoint> told(ObservedMember member, MemberClient client) {
    try {
      return Stream.of(client.checkpoint(member.address()));
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
