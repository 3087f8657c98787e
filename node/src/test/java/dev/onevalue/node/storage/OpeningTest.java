package dev.onevalue.node.storage;

import static dev.onevalue.node.storage.RegisterBytes.file;
import static dev.onevalue.node.storage.RegisterBytes.slot;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onevalue.node.core.Recovered;
import dev.onevalue.node.wire.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a node refuses to start with, and what it says then. */
class OpeningTest {

  private static final byte[] NOTHING = {};
  private static final byte[] OURS = slot(1, Samples.USUAL);
  private static final byte[] TORN = Arrays.copyOf(OURS, 20);

  @TempDir private Path directory;

  static Stream<Arguments> refused() {
    byte[] text = "# my notes\n".repeat(100).getBytes(UTF_8);
    byte[] both = file(OURS, OURS);
    byte[] longer = Arrays.copyOfRange(OURS, Frame.OVERHEAD - Integer.BYTES, OURS.length);
    return Stream.of(
        Arguments.of("a text", text, "is not a register file"),
        Arguments.of("a text of that length", Arrays.copyOf(text, 8192), "is not a register file"),
        Arguments.of("empty", NOTHING, "is not a register file"),
        Arguments.of("too short", Arrays.copyOf(both, 8191), "has 8191 bytes, not 8192"),
        Arguments.of("too long", Arrays.copyOf(both, 8193), "has 8193 bytes, not 8192"),
        Arguments.of("newer format", file(slot(2, NOTHING), slot(2, NOTHING)), "has format 2"),
        Arguments.of("newer format and ours", file(OURS, slot(2, NOTHING)), "has format 2"),
        Arguments.of("longer newer format", Arrays.copyOf(slot(3, NOTHING), 99), "has format 3"),
        Arguments.of("both damaged", file(TORN, TORN), "neither of its two copies is whole"),
        Arguments.of("a damaged one and a text", file(text, TORN), "neither of its two copies"),
        Arguments.of("no registers", file(slot(1, text), slot(1, text)), "neither of its two"),
        Arguments.of(
            "trailing bytes", file(slot(1, longer), slot(1, longer)), "neither of its two"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void aRegisterFileThatCannotBeReadStopsTheStart(String name, byte[] content, String message)
      throws IOException {
    RegisterBytes.write(directory, content);

    assertRefused(directory, directory.resolve("register") + " ", message);
    assertThat(directory.resolve("register")).hasBinaryContent(content);
  }

  @Test
  void aGenerationAheadOfTheClockStopsTheStart() throws IOException {
    RegisterBytes.write(directory, file(OURS, OURS));

    assertThatThrownBy(() -> DiskStorage.open(directory, generation -> generation < 31))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "%s has generation 31, which is ahead of this machine's clock: set the clock right",
            directory.resolve("register"));
  }

  @Test
  void aNewDirectoryHasNothing() throws IOException {
    Path deep = directory.resolve("a/b");

    try (var storage = DiskStorage.open(deep, _ -> true)) {
      assertThat(storage.recovered()).isEqualTo(Recovered.NOTHING);
    }
    try (var storage = DiskStorage.open(deep, _ -> true)) {
      assertThat(storage.recovered()).isEqualTo(Recovered.NOTHING);
    }
    assertThat(deep.resolve("register")).hasSize(8192);
    assertThat(deep.resolve("register.new")).doesNotExist();
  }

  static Stream<Arguments> firstSaves() {
    return Stream.of(
        Arguments.of("not begun", file(NOTHING, NOTHING)),
        Arguments.of("cut off in the second slot", file(NOTHING, TORN)),
        Arguments.of("only a later sector", file(NOTHING, new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 5})));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("firstSaves")
  void aFirstSaveThatNeverReturnedIsNone(String name, byte[] content) throws IOException {
    RegisterBytes.write(directory, content);

    try (var storage = DiskStorage.open(directory, _ -> true)) {
      assertThat(storage.recovered()).isEqualTo(Recovered.NOTHING);
    }
  }

  @Test
  void aFileIsNoDirectory() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");

    assertRefused(file, file + " is not a directory", "");
    assertRefused(file.resolve("below"), file.resolve("below") + " cannot be created", "(");
  }

  @Test
  void aDirectoryInWhichNothingCanBeCreatedIsRefused() {
    // not even root can create a file there
    assertRefused(
        Path.of("/proc/self"), "/proc/self/lock cannot be written (", "name a directory that");
    assertRefused(Path.of("/proc/onevalue"), "/proc/onevalue cannot be created (", "name a");
  }

  @Test
  void aRegisterThatIsADirectoryIsRefused() throws IOException {
    Files.createDirectory(directory.resolve("register"));

    assertRefused(directory, directory.resolve("register") + " cannot be", "Is a directory");
  }

  @Test
  void anotherStorageOfThisProcessHasIt() throws IOException {
    var first = DiskStorage.open(directory, _ -> true);
    assertRefused(directory, directory.resolve("lock") + " is locked by another", "of its own");
    first.close();

    DiskStorage.open(directory, _ -> true).close();
  }

  @Test
  void anotherProcessHasItUntilItEnds() throws Exception {
    try (var other = SavingProcess.start(directory)) {
      other.readLine();
      assertRefused(directory, directory.resolve("lock") + " is locked by another", "of its own");
      other.kill();
    }

    DiskStorage.open(directory, _ -> true).close();
  }

  private static void assertRefused(Path directory, String start, String part) {
    assertThatThrownBy(() -> DiskStorage.open(directory, _ -> true).close())
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(start)
        .hasMessageContaining(part)
        .hasMessageMatching("\\P{Cntrl}+");
  }
}
