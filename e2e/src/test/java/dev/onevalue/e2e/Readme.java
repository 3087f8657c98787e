package dev.onevalue.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The commands of README.md: its {@code sh} blocks. */
final class Readme {

  private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

  private Readme() {}

  static List<String> blocks() throws IOException {
    return blocks(Path.of("..", "README.md"));
  }

  /** Those of another one. */
  static List<String> blocks(Path readme) throws IOException {
    String text = Files.readString(readme);
    return BLOCK.matcher(text).results().map((MatchResult block) -> block.group(1)).toList();
  }
}
