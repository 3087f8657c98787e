package dev.onevalue.operator.checkpoint;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.member.MemberClient;
import dev.onevalue.operator.member.Register;
import dev.onevalue.operator.member.http.RefusedException;
import dev.onevalue.operator.memory.Memory;
import dev.onevalue.operator.memory.Pace;
import dev.onevalue.operator.observation.ObservedMember;
import dev.onevalue.operator.observation.ObservedMembers;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a checkpoint back to members that are behind it: at once if no member has it, else after
 * they had time to learn it from each other. Giving back is merging, so it does no harm.
 */
public final class Restoration {
  private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);
  private static final Duration SPREADING = Duration.ofSeconds(5);

  private final MemberClient client;
  private final Pace pace;
  private final InstantSource clock;
  private final Map<ResourceID, String> refusals;

  /** Gives back through this client, and again no faster than at this pace. */
  public Restoration(MemberClient client, Pace pace, InstantSource clock, Memory memory) {
    this.refusals = memory.perCluster();
    this.client = client;
    this.pace = pace;
    this.clock = clock;
  }

  /** After what time to look again; zero: no member is behind. */
  public Duration giveBack(
      OneValueCluster cluster, ObservedMembers members, StoredCheckpoint stored) {
    ResourceID id = ResourceID.fromResource(cluster);
    List<ObservedMember> behind =
        members.heard().filter(member -> isBehind(member, stored.register())).toList();
    if (behind.isEmpty()) {
      refusals.remove(id);
      return Duration.ZERO;
    }
    boolean lost = behind.size() == members.heard().count();
    Duration spreading = Duration.between(clock.instant(), stored.time().plus(SPREADING));
    if (!lost && spreading.isPositive()) {
      return spreading;
    }
    if (pace.wait(id).isZero()) {
      pace.done(id);
      give(behind, stored, client.of(cluster))
          .ifPresentOrElse(said -> refusals.put(id, said), () -> refusals.remove(id));
    }
    return SPREADING;
  }

  /** What a member said that did not let the operator read or give; empty: none when last asked. */
  public Optional<String> refusal(OneValueCluster cluster, ObservedMembers members) {
    return Optional.ofNullable(members.refusal())
        .or(() -> Optional.ofNullable(refusals.get(ResourceID.fromResource(cluster))));
  }

  /** To all at once: some may not answer. */
  private static Optional<String> give(
      List<ObservedMember> members, StoredCheckpoint stored, MemberClient client) {
    Queue<String> refused = new ConcurrentLinkedQueue<>();
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      members.forEach(
          member -> each.execute(() -> give(member, stored, client).ifPresent(refused::add)));
    }
    return refused.stream().min(Comparator.naturalOrder());
  }

  private static boolean isBehind(ObservedMember member, Register kept) {
    return kept.isNewerThan(member.register());
  }

  private static Optional<String> give(
      ObservedMember member, StoredCheckpoint stored, MemberClient client) {
    try {
      client.give(member.address(), stored.checkpoint());
      LOG.atInfo()
          .addKeyValue("member", member.name())
          .addKeyValue("generation", stored.register().generation())
          .log("checkpoint given back");
      return Optional.empty();
    } catch (IOException e) {
      LOG.atInfo()
          .addKeyValue("member", member.name())
          .addKeyValue("reason", e.getMessage())
          .log("checkpoint not given back yet");
      return e instanceof RefusedException refused && refused.isOfAccess()
          ? Optional.of(member.name() + " does not take the checkpoint: " + e.getMessage())
          : Optional.empty();
    }
  }
}
