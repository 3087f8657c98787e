package dev.onevalue.operator.event;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import dev.onevalue.operator.member.Change;
import dev.onevalue.operator.member.MemberClient;
import dev.onevalue.operator.observation.ObservedMember;
import dev.onevalue.operator.observation.ObservedMembers;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Concurrent writes, of which one was discarded. Only those members know of it that saw both: some
 * of them are asked when there is a new value.
 *
 * @param client asks them
 */
public record Conflicts(MemberClient client) {
  private static final int ASKED = 5;

  /** Of a partition under load each member names up to a hundred. */
  private static final int MOST_TOLD = 10;

  /** Those between two statuses; the same may be told by several members. */
  public List<Occurrence> between(
      OneValueCluster cluster,
      @Nullable OneValueClusterStatus before,
      OneValueClusterStatus after,
      ObservedMembers members) {
    if (before == null
        || before.generation() == null
        || Objects.equals(before.lastWrite(), after.lastWrite())) {
      return List.of();
    }
    long since = before.generation();
    return members
        .heard()
        .limit(ASKED)
        .flatMap(member -> history(cluster, member))
        .filter(change -> !change.kept() && change.generation() >= since)
        .sorted(Comparator.comparingLong(Change::generation).reversed())
        .map(lost -> occurrence(lost, after))
        .distinct()
        .limit(MOST_TOLD)
        .toList();
  }

  private Stream<Change> history(OneValueCluster cluster, ObservedMember member) {
    try {
      return client.of(cluster).history(member.address()).stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static Occurrence occurrence(Change lost, OneValueClusterStatus after) {
    return Occurrence.warning(
        "Conflict",
        ("value %d of %s, generation %d, was discarded: another one was written at the same time;"
                + " %d is kept")
            .formatted(lost.value(), lost.writer(), lost.generation(), after.value()),
        "conflict/" + lost.generation() + "/" + lost.writer() + "/" + lost.value());
  }
}
