package dev.onevalue.operator;

import dev.onevalue.api.v1alpha1.LastWrite;
import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import dev.onevalue.api.v1alpha1.access.AccessMode;
import dev.onevalue.operator.member.Change;
import dev.onevalue.operator.member.MemberClient;
import dev.onevalue.operator.observation.ObservedMember;
import dev.onevalue.operator.observation.ObservedMembers;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who asked for the newest write. No register says it: the member that made the write knows it, and
 * is asked, for as long as it is heard.
 *
 * @param client asks it
 */
record Subjects(MemberClient client) {
  /** A ServiceAccount's name and namespace are shorter; what is longer no API server has said. */
  private static final int MAX_LENGTH = 400;

  /** Whether somebody had to say who they are, and it is not told yet. */
  static boolean isUnknown(OneValueCluster cluster, OneValueClusterStatus status) {
    LastWrite write = status.lastWrite();
    return write != null
        && write.by() == null
        && cluster.getSpec().access().write() == AccessMode.Token;
  }

  /** The status with who it was, if that is known. */
  OneValueClusterStatus named(
      OneValueCluster cluster, OneValueClusterStatus status, ObservedMembers members) {
    LastWrite write = status.lastWrite();
    if (write == null || !isUnknown(cluster, status)) {
      return status;
    }
    return members
        .heard()
        .filter(member -> isBy(member, write))
        .findFirst()
        .flatMap(member -> subject(cluster, member, write))
        .map(subject -> status.with(write.by(subject)))
        .orElse(status);
  }

  /** A writer is called by its Pod, and after a slash by its life. */
  private static boolean isBy(ObservedMember member, LastWrite write) {
    return Objects.requireNonNullElse(write.writer(), "").startsWith(member.name() + "/");
  }

  private Optional<String> subject(
      OneValueCluster cluster, ObservedMember member, LastWrite write) {
    return history(cluster, member)
        .filter(change -> change.generation() == write.generation())
        .filter(change -> Objects.equals(change.writer(), write.writer()))
        .map(Change::by)
        .filter(Objects::nonNull)
        .filter(subject -> subject.length() <= MAX_LENGTH)
        .findFirst();
  }

  private Stream<Change> history(OneValueCluster cluster, ObservedMember member) {
    try {
      return client.of(cluster).history(member.address()).stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
