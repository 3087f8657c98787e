package dev.onevalue.operator.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.onevalue.api.v1alpha1.OneValueCluster;
import dev.onevalue.api.v1alpha1.OneValueClusterStatus;
import dev.onevalue.operator.member.MemberClient;
import dev.onevalue.operator.member.Register;
import dev.onevalue.operator.mock.MockMember;
import dev.onevalue.operator.observation.ObservedMember;
import dev.onevalue.operator.observation.ObservedMembers;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What members tell of writes that were discarded. */
class ConflictsTest {
  private static final String DISCARDED =
      "value 9 of b/1, generation 4, was discarded: another one was written at the same time;"
          + " 7 is kept";

  private static final OneValueCluster CLUSTER = cluster();

  private final List<MockMember> members = MockMember.several(3);
  private final MemberClient client =
      new MemberClient(members.getFirst().port(), Duration.ofSeconds(1), _ -> Optional.empty());
  private final Conflicts conflicts = new Conflicts(client);

  @AfterEach
  void close() {
    client.close();
    members.forEach(MockMember::close);
  }

  @Test
  void theSameTellOfSeveralMembersIsOneOccurrence() {
    members.forEach(
        member -> tells(member, "{'value':9,'generation':4,'writer':'b/1','kept':false}"));
    assertThat(between(written(3), written(4), observed(3)))
        .extracting(Occurrence::reason, Occurrence::note, Occurrence::warning)
        .containsExactly(tuple("Conflict", DISCARDED, true));
  }

  @Test
  void whatWasKeptOrIsOldIsNoConflict() {
    tells(
        members.getFirst(),
        "{'value':9,'generation':2,'writer':'b/1','kept':false},"
            + "{'value':7,'generation':4,'writer':'a/1','kept':true}");
    assertThat(between(written(3), written(4), observed(1))).isEmpty();
  }

  @Test
  void whoCannotTellIsLeftOut() {
    tells(members.get(0), "{'value':'nonsense'}");
    members.get(1).answer("GET /v1/history", "503");
    tells(members.get(2), "{'value':9,'generation':4,'writer':'b/1','kept':false}");
    assertThat(between(written(3), written(4), observed(3)))
        .extracting(Occurrence::note)
        .containsExactly(DISCARDED);
  }

  @Test
  void nobodyIsAskedWithoutANewWrite() {
    members.forEach(
        member -> tells(member, "{'value':9,'generation':4,'writer':'b/1','kept':false}"));
    assertThat(between(written(4), written(4), observed(3))).isEmpty();
    assertThat(between(null, written(4), observed(3))).isEmpty();
    assertThat(between(status("{ready: 0/3}"), written(4), observed(3))).isEmpty();
  }

  private static OneValueCluster cluster() {
    var cluster = new OneValueCluster();
    cluster.setMetadata(new ObjectMetaBuilder().withName("demo").withNamespace("default").build());
    return cluster;
  }

  private static void tells(MockMember member, String changes) {
    member.answer("GET /v1/history", "{\"changes\":[" + changes.replace('\'', '"') + "]}");
  }

  private List<Occurrence> between(
      @Nullable OneValueClusterStatus before, OneValueClusterStatus after, ObservedMembers seen) {
    return conflicts.between(CLUSTER, before, after, seen);
  }

  private static ObservedMembers observed(int count) {
    return new ObservedMembers(
        IntStream.range(0, count)
            .mapToObj(ordinal ->
                new ObservedMember(
                    "uid-" + ordinal,
                    "demo-" + ordinal,
                    MockMember.address(ordinal),
                    new Register(7, 4, "a/1", null),
                    null,
                    Set.of()))
            .toList(),
        null,
        null);
  }

  private static OneValueClusterStatus written(long generation) {
    return status(
        "{ready: 3/3, value: 7, generation: %d, lastWrite: {value: 7, generation: %d, writer: a/1}}"
            .formatted(generation, generation));
  }

  private static OneValueClusterStatus status(String yaml) {
    return Serialization.unmarshal("---\n" + yaml, OneValueClusterStatus.class);
  }
}
