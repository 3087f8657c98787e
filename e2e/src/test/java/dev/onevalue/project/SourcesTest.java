package dev.onevalue.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every source file of the project. */
class SourcesTest {

  private static final Path PROJECT = Path.of("..");
  private static final List<String> MODULES =
      List.of("crds", "node", "node/client", "node/openfeature", "operator", "e2e");
  private static final int MAX_LINES = 200;

  static Stream<Path> javaFiles() throws IOException {
    return files(".java");
  }

  @ParameterizedTest
  @MethodSource("javaFiles")
  void isFormatted(Path file) throws IOException, FormatterException {
    String source = Files.readString(file);
    String formatted = new Formatter().formatSourceAndFixImports(source);
    if (Boolean.getBoolean("update")) {
      Files.writeString(file, formatted);
    } else {
      assertThat(source).as("%s: mvn test -Dupdate formats it", file).isEqualTo(formatted);
    }
  }

  @Test
  void noFileIsLong() throws IOException {
    assertThat(files("")).allSatisfy(file -> assertThat(file).satisfies(SourcesTest::isShort));
  }

  private static void isShort(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      assertThat(lines.count()).as("lines of %s", file).isLessThanOrEqualTo(MAX_LINES);
    }
  }

  private static Stream<Path> files(String ending) throws IOException {
    Stream.Builder<Path> found = Stream.builder();
    for (String module : MODULES) {
      try (Stream<Path> tree = Files.walk(PROJECT.resolve(module).resolve("src"))) {
        tree.filter(file -> file.toString().endsWith(ending))
            .filter(Files::isRegularFile)
            .forEach(found);
      }
    }
    return found.build();
  }
}
