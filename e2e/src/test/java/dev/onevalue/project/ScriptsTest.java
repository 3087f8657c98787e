package dev.onevalue.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every shell script of the project. */
class ScriptsTest {
  private static final Path PROJECT = Path.of("..");
  private static final Set<String> NOT_OURS = Set.of(".git", "target");

  /** Those that they read in are checked with them. */
  @Test
  void shellcheckFindsNothing() throws Exception {
    List<String> command =
        new ArrayList<>(List.of("shellcheck", "--external-sources", "--source-path=SCRIPTDIR"));
    scripts(PROJECT).forEach(script -> command.add(script.toString()));
    assertThat(command).contains("../deploy/kubectl/kubectl-onevalue", "../e2e/cluster/up");

    Process check = new ProcessBuilder(command).redirectErrorStream(true).start();
    String found = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(check.waitFor()).as(found).isZero();
  }

  private static List<Path> scripts(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.sorted().toList()) {
        if (NOT_OURS.contains(entry.getFileName().toString())) {
          continue;
        }
        if (Files.isDirectory(entry)) {
          found.addAll(scripts(entry));
        } else if (isScript(entry)) {
          found.add(entry);
        }
      }
    }
    return found;
  }

  private static boolean isScript(Path file) throws IOException {
    try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      char[] start = new char[20];
      int length = text.read(start);
      return length > 0
          && String.valueOf(start, 0, length).matches("(?s)#!(/usr)?/bin/(env )?(ba)?sh\\n.*");
    }
  }
}
