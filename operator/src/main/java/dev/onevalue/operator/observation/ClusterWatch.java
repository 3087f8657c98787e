package dev.onevalue.operator.observation;

import dev.onevalue.operator.member.MemberClient;
import dev.onevalue.operator.member.Register;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows the members of one cluster. Thread-safe. */
final class ClusterWatch implements AutoCloseable {
  private final String clusterUid;
  private final MemberClient client;
  private final Timing timing;
  private final InstantSource clock;
  private final Runnable changed;

  private final Map<String, Followed> followed = new HashMap<>();
  private @Nullable Spread spread;
  private boolean live;
  private ObservedMembers reported = ObservedMembers.NONE;

  /**
   * Follows nobody yet.
   *
   * @param clusterUid the cluster: another one of the same name has other members
   * @param changed called when anything is heard that is new
   */
  ClusterWatch(
      String clusterUid,
      MemberClient client,
      Timing timing,
      InstantSource clock,
      Runnable changed) {
    this.clusterUid = clusterUid;
    this.client = client;
    this.timing = timing;
    this.clock = clock;
    this.changed = changed;
  }

  boolean isOf(String uid) {
    return clusterUid.equals(uid);
  }

  /** Follows exactly these Pods from now on, and says what is known of them. */
  synchronized ObservedMembers observe(Collection<Pod> pods) {
    Map<String, Pod> present =
        pods.stream()
            .filter(pod -> pod.getStatus() != null && pod.getStatus().getPodIP() != null)
            .collect(Collectors.toMap(pod -> pod.getMetadata().getUid(), Function.identity()));
    followed.entrySet().removeIf(each -> isGone(each.getValue(), present.get(each.getKey())));
    present.forEach((uid, pod) ->
        followed.compute(uid, (_, known) -> known == null ? start(pod) : known.in(pod)));
    updateSpread();
    reported = members();
    return reported;
  }

  private static boolean isGone(Followed known, @Nullable Pod pod) {
    if (known.isAt(pod)) {
      return false;
    }
    known.watch().close();
    return true;
  }

  private Followed start(Pod pod) {
    Hearing hearing = new Hearing(timing, this::changed);
    String address = pod.getStatus().getPodIP();
    return new Followed(pod, hearing, new MemberWatch(address, client, timing, clock, hearing));
  }

  private void changed() {
    synchronized (this) {
      updateSpread();
    }
    changed.run();
  }

  private void updateSpread() {
    members().members().stream()
        .map(ObservedMember::register)
        .max(Comparator.naturalOrder())
        .filter(newest -> spread == null || newest.isNewerThan(spread.register()))
        .ifPresent(this::spreads);
    if (spread != null && spread.millis() == null && live && agrees()) {
      long millis = spread.since().until(clock.instant(), ChronoUnit.MILLIS);
      spread = new Spread(spread.register(), spread.since(), millis);
    }
  }

  private void spreads(Register newest) {
    live = spread != null;
    spread = new Spread(newest, clock.instant().truncatedTo(ChronoUnit.MILLIS), null);
  }

  /** Whether all that stay are heard and hold the newest register. */
  synchronized boolean agrees() {
    Spread now = spread;
    return now != null
        && followed.values().stream()
            .filter(member -> !member.leaves())
            .allMatch(member -> member.holds(now.register()));
  }

  /** Whether anything is known that {@link #observe} has not told. */
  synchronized boolean hasNews() {
    return !members().equals(reported);
  }

  private ObservedMembers members() {
    return new ObservedMembers(
        followed.values().stream().map(Followed::member).filter(Objects::nonNull).toList(), spread);
  }

  /** Called every now and then: whoever is silent for too long is not heard any more. */
  void check(Instant now) {
    watches().forEach(watch -> watch.check(now));
  }

  private synchronized List<MemberWatch> watches() {
    return followed.values().stream().map(Followed::watch).toList();
  }

  @Override
  public void close() {
    watches().forEach(MemberWatch::close);
  }
}
