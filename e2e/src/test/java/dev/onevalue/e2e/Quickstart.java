package dev.onevalue.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code deploy/quickstart} says in its end. */
final class Quickstart {

  private static final Pattern TEXT = Pattern.compile("(?s)\ncat <<TEXT\n.*\nTEXT\n");
  private static final String FOLDERS = "project=$PWD; harness=$project/e2e/cluster";

  /** A test's shell has that already, and its own namespace with it. */
  private static final Pattern ENVIRONMENT = Pattern.compile("eval \"\\$\\([^)]*/env\\)\" && ");

  private Quickstart() {}

  /** The commands below a line of it. */
  static List<String> commandsBelow(String title) throws IOException {
    Matcher text = TEXT.matcher(Files.readString(Path.of("..", "deploy", "quickstart")));
    assertThat(text.find()).isTrue();
    List<String> said = Shell.run("bash", "-c", FOLDERS + text.group()).lines().toList();
    assertThat(said).contains(title);
    return said.subList(said.indexOf(title) + 1, said.size()).stream()
        .takeWhile(line -> line.startsWith("  "))
        .map(line -> ENVIRONMENT.matcher(line.strip()).replaceFirst(""))
        .toList();
  }
}
