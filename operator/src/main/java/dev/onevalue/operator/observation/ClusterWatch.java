package dev.onevalue.operator.observation;

import dev.onevalue.operator.member.MemberClient;
import dev.onevalue.operator.member.Register;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Follows the members of one cluster. Thread-safe. */
final class ClusterWatch implements AutoCloseable {
  private final String clusterUid;
  private final Timing timing;
  private final InstantSource clock;
  private final Runnable changed;
  private final Instant begin;

  private final Map<String, Followed> followed = new HashMap<>();
  private @Nullable Spread spread;
  private boolean live;
  private Duration patience = Duration.ZERO;
  private ObservedMembers reported = ObservedMembers.NONE;

  /**
   * Follows nobody yet.
   *
   * @param clusterUid the cluster: another one of the same name has other members
   * @param changed called when anything is heard that is new
   */
  ClusterWatch(String clusterUid, Timing timing, InstantSource clock, Runnable changed) {
    this.clusterUid = clusterUid;
    this.timing = timing;
    this.clock = clock;
    this.changed = changed;
    this.begin = clock.instant();
  }

  boolean isOf(String uid) {
    return clusterUid.equals(uid);
  }

  /**
   * Follows exactly these Pods from now on, and says what is known of them.
   *
   * @param client asks those that are new
   */
  synchronized ObservedMembers observe(Collection<Pod> pods, MemberClient client) {
    Map<String, Pod> present =
        pods.stream()
            .filter(pod -> pod.getStatus() != null && pod.getStatus().getPodIP() != null)
            .collect(Collectors.toMap(pod -> pod.getMetadata().getUid(), Function.identity()));
    followed.entrySet().removeIf(each -> isGone(each.getValue(), present.get(each.getKey())));
    present.forEach((uid, pod) ->
        followed.compute(uid, (_, known) -> known == null ? start(pod, client) : known.in(pod)));
    updateSpread();
    patience = stillPatient();
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

  private Followed start(Pod pod, MemberClient client) {
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
      Optional<Instant> last = heard(spread.register()).max(Comparator.naturalOrder());
      spread = spread.until(last.orElseGet(clock::instant));
    }
  }

  private void spreads(Register newest) {
    live = spread != null;
    Optional<Instant> first = heard(newest).min(Comparator.naturalOrder());
    spread = new Spread(newest, first.orElseGet(clock::instant), null);
  }

  /** When members said that they hold it: not when this was called, which may be later. */
  private Stream<Instant> heard(Register register) {
    return followed.values().stream().flatMap(member -> member.hearing().since(register).stream());
  }

  /** Whether all that stay are heard and hold the newest register. */
  synchronized boolean agrees() {
    Spread now = spread;
    return now != null
        && followed.values().stream()
            .filter(member -> !member.leaves())
            .allMatch(member -> member.holds(now.register()));
  }

  /** For how much longer what {@link #observe} told last says nothing of ready members. */
  synchronized Duration patience() {
    return patience;
  }

  private Duration stillPatient() {
    Duration left = Duration.between(clock.instant(), begin.plus(timing.silence()));
    boolean waiting =
        followed.values().stream().anyMatch(each -> each.isReady() && each.member() == null);
    return waiting && left.isPositive() ? left : Duration.ZERO;
  }

  /** Whether anything is known that {@link #observe} has not told. */
  synchronized boolean hasNews() {
    return !members().equals(reported);
  }

  private ObservedMembers members() {
    return new ObservedMembers(
        followed.values().stream().map(Followed::member).filter(Objects::nonNull).toList(),
        spread,
        followed.values().stream()
            .flatMap(each -> each.refusal().stream())
            .min(Comparator.naturalOrder())
            .orElse(null));
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
