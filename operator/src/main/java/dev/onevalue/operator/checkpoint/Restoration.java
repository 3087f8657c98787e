package dev.onevalue.operator.checkpoint;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.operator.member.MemberClient;
import dev.onevalue.operator.member.Register;
import dev.onevalue.operator.memory.Pace;
import dev.onevalue.operator.observation.ObservedMember;
import dev.onevalue.operator.observation.ObservedMembers;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
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

  /** Gives back through this client, and again no faster than at this pace. */
  public Restoration(MemberClient client, Pace pace, InstantSource clock) {
    this.client = client;
    this.pace = pace;
    this.clock = clock;
  }

  /** After what time to look again; zero: no member is behind. */
  public Duration giveBack(
      OneValueCluster cluster, ObservedMembers members, StoredCheckpoint stored) {
    List<ObservedMember> behind =
        members.heard().filter(member -> isBehind(member, stored.register())).toList();
    if (behind.isEmpty()) {
      return Duration.ZERO;
    }
    boolean lost = behind.size() == members.heard().count();
    Duration spreading = Duration.between(clock.instant(), stored.time().plus(SPREADING));
    if (!lost && spreading.isPositive()) {
      return spreading;
    }
    ResourceID id = ResourceID.fromResource(cluster);
    if (pace.wait(id).isZero()) {
      pace.done(id);
      give(behind, stored);
    }
    return SPREADING;
  }

  /** To all at once: some may not answer. */
  private void give(List<ObservedMember> members, StoredCheckpoint stored) {
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      members.forEach(member -> each.execute(() -> give(member, stored)));
    }
  }

  private static boolean isBehind(ObservedMember member, Register kept) {
    return kept.isNewerThan(member.register());
  }

  private void give(ObservedMember member, StoredCheckpoint stored) {
    try {
      client.give(member.address(), stored.checkpoint());
      LOG.atInfo()
          .addKeyValue("member", member.name())
          .addKeyValue("generation", stored.register().generation())
          .log("checkpoint given back");
    } catch (IOException e) {
      LOG.atInfo()
          .addKeyValue("member", member.name())
          .addKeyValue("reason", e.getMessage())
          .log("checkpoint not given back yet");
    }
  }
}
