package dev.onevalue.node.http.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every line of the table was answered by Go itself: the argument, percent-encoded, and what
 * strconv.Atoi made of it.
 */
class GoIntegersTest {

  static Stream<Arguments> answersOfGo() throws IOException, URISyntaxException {
    var table = Objects.requireNonNull(GoIntegersTest.class.getResource("/strconv-atoi.txt"));
    return Files.readAllLines(Path.of(table.toURI())).stream()
        .map(line -> Arguments.of((Object[]) line.split("\\|", 2)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answersOfGo")
  void answersAsGo(String encoded, String answer) {
    assertThat(answerTo(PathSegments.decoded("/" + encoded, 0))).isEqualTo(answer);
  }

  private static String answerTo(byte[] text) {
    try {
      return Long.toString(GoIntegers.parse(text));
    } catch (NumberFormatException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
