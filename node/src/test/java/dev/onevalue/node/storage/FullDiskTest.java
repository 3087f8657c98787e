package dev.onevalue.node.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real file systems, mounted where only a child process sees them; Linux, without privileges. */
class FullDiskTest {

  @TempDir private Path directory;

  @Test
  void savesGoOnWhenTheDiskIsFullAndAStartOnOneFails() throws IOException {
    assertThat(onTmpfs("size=64k", FullDisk.class))
        .containsSubsequence(
            "filled: No space left on device",
            "saves go on",
            "recovered true",
            "filled: No space left on device",
            register("cannot be created (No space left on device): it needs 8192 bytes"),
            "STORAGE_FULL " + register("cannot be written: No space left on device"))
        .anyMatch(line -> line.contains("WARN") && line.contains("members cannot be written"));
  }

  @Test
  void aReadOnlyFileSystemIsRefused() throws IOException {
    assertThat(onTmpfs("ro", OpeningProcess.class))
        .containsExactly(
            directory.resolve("lock")
                + " cannot be written (Read-only file system):"
                + " name a directory that this node can write");
  }

  private List<String> onTmpfs(String options, Class<?> program) throws IOException {
    String script = "mount -t tmpfs -o \"$0\" tmpfs \"$1\" && shift && exec \"$@\"";
    List<String> through =
        List.of("unshare", "-rm", "sh", "-c", script, options, directory.toString());
    try (var child = SavingProcess.start(through, program, directory)) {
      return child.readAll();
    }
  }

  private String register(String what) {
    return directory.resolve("register") + " " + what;
  }

  /** Prints why a storage cannot be opened. */
  static final class OpeningProcess {

    public static void main(String[] arguments) {
      try {
        DiskStorage.open(Path.of(arguments[0]), _ -> true).close();
      } catch (IOException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
