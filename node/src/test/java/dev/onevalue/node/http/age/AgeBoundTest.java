package dev.onevalue.node.http.age;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.onevalue.node.http.problem.ProblemException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgeBoundTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "-                          | -     | -",
        "max-age=2                  | -     | 2000",
        "no-cache, Max-Age = \"3\"   | -     | 3000",
        "max-age=2                  | 500ms | 500",
        "max-age=2                  | 7s    | 2000",
        "-                          | 0s    | 0",
        "-                          | 99999s| 99999000",
        "max-age=0                  | -     | -",
        "max-age=x                  | -     | -",
        "max-age=-1                 | -     | -",
        "x-max-age=2                | -     | -",
        "max-age=2000000000         | -     | -",
      })
  void theStricterOfHeaderAndParameterCounts(
      @Nullable String header, @Nullable String parameter, @Nullable Long millis) throws Exception {
    assertThat(AgeBound.of(header, parameter).map(Duration::toMillis).orElse(null))
        .isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "x", "-1s", "1.5s", "2 s", "2m", "100000s", "99999999999999s"})
  void aParameterThatIsNoDurationIsNamedWithItsValue(String parameter) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> AgeBound.of("max-age=2", parameter))
        .withMessage(
            "maxAge: '%s' is not a number with the unit ms or s, from 0ms to 99999s"
                .formatted(parameter));
  }

  @Test
  void oneThatIsNotPrintableIsShownAllTheSame() {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> AgeBound.of(null, "2\n"))
        .withMessageStartingWith("maxAge: '2?' is not ");
  }
}
