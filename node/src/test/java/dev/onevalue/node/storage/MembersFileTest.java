package dev.onevalue.node.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.core.membership.Endpoint;
import dev.onevalue.node.core.membership.Member;
import dev.onevalue.node.core.register.NodeId;
import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.wire.Mutation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MembersFileTest {

  private static final FileTime LONG_AGO = FileTime.fromMillis(0);

  @TempDir private Path directory;

  @Test
  void theLastMembersAreRecovered() throws Exception {
    save(members(1));
    save(members(3));
    assertThat(recovered()).isEqualTo(members(3));

    save(List.of());
    assertThat(recovered()).isEmpty();
    assertThat(directory.resolve("members.new")).doesNotExist();
  }

  @Test
  void theFirstThousandAreKept() throws Exception {
    save(members(1_500));

    assertThat(recovered()).isEqualTo(members(1_000));
  }

  @Test
  void theFileIsReplacedOnlyWhenMembersChange() throws Exception {
    save(members(2));
    Files.setLastModifiedTime(file(), LONG_AGO);

    save(members(2).reversed());
    assertThat(Files.getLastModifiedTime(file())).isEqualTo(LONG_AGO);

    save(members(1));
    assertThat(Files.getLastModifiedTime(file())).isNotEqualTo(LONG_AGO);
  }

  @Test
  void ofManyChangesTheLastOneIsKept() throws Exception {
    try (var storage = DiskStorage.open(directory, _ -> true)) {
      for (int count = 0; count < 1_000; count++) {
        storage.saveMembers(members(count % 10).stream());
      }
    }

    assertThat(recovered()).isEqualTo(members(9));
  }

  @Test
  void whatCannotBeWrittenIsNotThrownAndTriedAgain() throws Exception {
    Files.createDirectory(directory.resolve("members.new"));
    Files.writeString(directory.resolve("members.new/in the way"), "");
    try (var storage = DiskStorage.open(directory, _ -> true)) {
      storage.saveMembers(members(2).stream());
      storage.save(Register.told(1, 1));
    }
    assertThat(file()).doesNotExist();

    Files.delete(directory.resolve("members.new/in the way"));
    Files.delete(directory.resolve("members.new"));
    save(members(2));
    assertThat(recovered()).isEqualTo(members(2));
  }

  @Test
  void afterTheEndNothingIsThrown() throws Exception {
    var storage = DiskStorage.open(directory, _ -> true);
    storage.close();

    storage.saveMembers(members(2).stream());

    assertThat(recovered()).isEmpty();
  }

  @Test
  void aDamageIsFoundAndTheRegisterRecovered() throws Exception {
    try (var storage = DiskStorage.open(directory, _ -> true)) {
      storage.save(Register.told(1, 1));
      storage.saveMembers(members(3).stream());
    }
    byte[] whole = Files.readAllBytes(file());
    var random = new Random(1);
    for (int i = 0; i < 500; i++) {
      byte[] damaged = Mutation.of(whole, random);
      Files.write(file(), damaged);
      assertThat(recovered())
          .isEqualTo(Arrays.equals(damaged, whole) ? members(3) : List.<Member>of());
    }
    Files.delete(file());
    assertThat(recovered()).isEmpty();
    Files.createDirectory(file());
    assertThat(recovered()).isEmpty();
  }

  private Path file() {
    return directory.resolve("members");
  }

  private void save(List<Member> members) throws IOException {
    try (var storage = DiskStorage.open(directory, _ -> true)) {
      storage.saveMembers(members.stream());
    }
  }

  private List<Member> recovered() throws IOException {
    try (var storage = DiskStorage.open(directory, _ -> true)) {
      return storage.recovered().members();
    }
  }

  private static List<Member> members(int count) {
    return IntStream.range(0, count)
        .mapToObj(i ->
            new Member(new NodeId("node-" + i, new UUID(i, i)), new Endpoint("10.0.0." + i, 7946)))
        .toList();
  }
}
