package dev.onevalue.node.core.freshness;

import dev.onevalue.node.core.freshness.Peer.Heard;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.membership.Membership;
import dev.onevalue.node.core.membership.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a node learns of the other members from the answers to its own questions. No clocks of two
 * hosts are compared: whoever answers a question has in its answer all that it acknowledged before
 * the question was asked, and of others all but that of the age that it tells.
 *
 * <p>Not thread-safe. Beyond {@value #MOST_TRACKED} members nothing is known of any of them.
 */
public final class Peers {

  /** So that neither memory nor time per node grow without bound. */
  public static final int MOST_TRACKED = 256;

  /** In one answer; of more members any are told of, over time all. */
  public static final int MOST_TOLD = 64;

  /** A new member is asked at once, and has this long to answer before it counts. */
  private static final long GRACE_NANOS = 1_000_000_000L;

  private static final long MILLI = 1_000_000L;

  private static final class Known {

    private final long countsFrom;
    private @Nullable Heard heard;
    private @Nullable Long freshUntil;

    Known(long countsFrom, @Nullable Long freshUntil) {
      this.countsFrom = countsFrom;
      this.freshUntil = freshUntil;
    }

    void advance(long moment) {
      if (freshUntil == null || moment - freshUntil > 0) {
        freshUntil = moment;
      }
    }
  }

  private final Membership membership;
  private Map<UUID, Known> known = new LinkedHashMap<>();
  private List<Member> members = List.of();
  private long membersVersion = -1;
  private boolean tracked;
  private @Nullable Freshness freshness = Freshness.UNKNOWN;

  public Peers(Membership membership) {
    this.membership = membership;
  }

  /** A member said something. */
  public void onHeard(Member from, Heard heard) {
    Known peer = known.get(from.id().incarnation());
    if (peer != null) {
      peer.heard = heard;
    }
  }

  /**
   * A member answered.
   *
   * @param asked when the question was asked, on this node's clock
   * @param ages of others, when it answered
   */
  public void onAnswer(Member from, long asked, List<Age> ages) {
    for (Member member : members) {
      if (isCoveredBy(from, member)) {
        known(member).advance(asked);
      }
    }
    for (Age age : ages) {
      Known peer = known.get(age.incarnation());
      if (peer != null) {
        peer.advance(asked - age.millis() * MILLI);
      }
    }
    freshness = null;
  }

  /** Who answers where an earlier life of it was has all of that, or it is lost for good. */
  private static boolean isCoveredBy(Member from, Member member) {
    return member.id().equals(from.id())
        || (member.id().name().equals(from.id().name())
            && member.endpoint().equals(from.endpoint()));
  }

  /**
   * Follows the membership.
   *
   * @param informed whether this node is informed: all that are there when it becomes so count at
   *     once
   */
  public void follow(long nanos, boolean informed) {
    if (membersVersion == membership.version()) {
      return;
    }
    membersVersion = membership.version();
    List<Member> before = members;
    members = membership.view().size() > MOST_TRACKED ? List.of() : membership.others();
    tracked = membership.view().size() <= MOST_TRACKED && members.size() <= MOST_TRACKED;
    if (!tracked) {
      members = List.of();
    }
    Map<UUID, Known> next = new LinkedHashMap<>();
    for (Member member : members) {
      Known kept = known.get(member.id().incarnation());
      next.put(
          member.id().incarnation(),
          kept == null ? appeared(member, before, nanos, informed) : kept);
    }
    known = next;
    freshness = null;
  }

  /** It acknowledged nothing before an earlier life of it was heard last. */
  private Known appeared(Member member, List<Member> before, long nanos, boolean informed) {
    return before.stream()
        .filter(earlier -> earlier.id().name().equals(member.id().name()))
        .filter(earlier -> !members.contains(earlier))
        .findFirst()
        .map(earlier -> new Known(nanos, known(earlier).freshUntil))
        .orElseGet(() -> new Known(informed ? nanos + GRACE_NANOS : nanos, null));
  }

  private Known known(Member member) {
    return Objects.requireNonNull(known.get(member.id().incarnation()));
  }

  /** What follows for this node. */
  public Freshness freshness() {
    if (freshness == null) {
      View view = membership.view();
      freshness =
          tracked
              ? Freshness.of(members.stream().map(m -> peer(m, view)).toList())
              : Freshness.UNKNOWN;
    }
    return freshness;
  }

  private Peer peer(Member member, View view) {
    Known peer = known(member);
    return new Peer(
        member, view.contains(member.id()), peer.heard, peer.freshUntil, peer.countsFrom);
  }

  /**
   * What it can tell others, at this moment.
   *
   * @param start of more than it may tell it tells of those from any start
   */
  public List<Age> ages(long nanos, int start) {
    return IntStream.range(0, members.size())
        .mapToObj(i -> members.get((start % members.size() + i) % members.size()))
        .map(member -> age(member, nanos))
        .filter(Objects::nonNull)
        .limit(MOST_TOLD)
        .toList();
  }

  private @Nullable Age age(Member member, long nanos) {
    Long freshUntil = known(member).freshUntil;
    if (freshUntil == null) {
      return null;
    }
    long millis = Math.ceilDiv(nanos - freshUntil, MILLI);
    return millis > Age.MAX_MILLIS ? null : new Age(member.id().incarnation(), (int) millis);
  }
}
