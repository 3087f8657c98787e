package dev.onevalue.node.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One mistake that could be made in the core. A file tells of it: first why it is one; then the
 * source that it is in; then a piece of it, which must be there once, and what is there instead.
 *
 * @param file the source, from the core's directory
 */
record Mutant(String name, String why, Path file, String piece, String replacement) {

  private static final Path DIRECTORY = Path.of("src/test/resources/mutants");
  private static final String IN = "in ";
  private static final String PIECE = "---- instead of\n";
  private static final String REPLACEMENT = "---- there is\n";

  static List<Mutant> all() {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files.sorted().map(Mutant::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Mutant read(Path path) {
    String text = Sources.read(path);
    int piece = text.indexOf(PIECE);
    int replacement = text.indexOf(REPLACEMENT);
    assertThat(piece).as("a piece in %s", path).isPositive();
    assertThat(replacement).as("a replacement in %s", path).isGreaterThan(piece);
    List<String> head = text.substring(0, piece).lines().toList();
    return new Mutant(
        path.getFileName().toString().replace(".txt", ""),
        head.getFirst(),
        Sources.CORE.resolve(head.getLast().substring(IN.length())),
        text.substring(piece + PIECE.length(), replacement).stripTrailing(),
        text.substring(replacement + REPLACEMENT.length()).stripTrailing());
  }

  /** The source with the mistake in it. */
  String source() {
    String source = Sources.read(file);
    assertThat(source.split(java.util.regex.Pattern.quote(piece), -1))
        .as("'%s' is once in %s", piece, file)
        .hasSize(2);
    return source.replace(piece, replacement);
  }

  @Override
  public String toString() {
    return name;
  }
}
