package dev.onevalue.node.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateTest {

  private static final int SEEDS = 10_000;

  private record Ended(int code, String said) {}

  private static Ended simulate(String... arguments) {
    var printed = new ByteArrayOutputStream();
    int code = Simulate.run(arguments, new PrintStream(printed, true, UTF_8));
    return new Ended(code, printed.toString(UTF_8));
  }

  /** Other seeds each time: a failure says how it is replayed. */
  @Test
  void seedsThatNobodyHasTriedKeepAllPromises() {
    long first = System.currentTimeMillis() / 1_000 * SEEDS;
    Ended ended = simulate("--seeds", first + ".." + (first + SEEDS - 1), "--json");
    assertThat(ended.said()).contains(" 0 violations").endsWith("}\n");
    assertThat(ended.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--nodes 1",
        "--nodes 2",
        "--nodes 2 --power 0.1 --move 0.5 --crash 0.3",
        "--nodes 3 --loss 0.4 --reorder 0.4 --duplicate 0.3",
        "--nodes 4 --disk 0.4 --power 0.05",
        "--nodes 9",
        "--crash 0.4 --wipe 0",
        "--forgery 0.6",
        "--confusion 0.4 --move 0.7",
        "--partition 0.4 --pause 0.4",
        "--leave 0.3",
      })
  void moreOfOneFaultBreaksNothing(String rates) {
    var arguments = new ArrayList<>(Arrays.asList(rates.split(" ")));
    arguments.addAll(List.of("--seeds", "0..199"));
    Ended ended = simulate(arguments.toArray(String[]::new));
    assertThat(ended.said()).contains(" 0 violations");
    assertThat(ended.code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--nodes 0", "--nodes", "--seeds 5..1", "--seeds x", "--loss 2", "--typhoon 1"})
  void badUsageIsOneLine(String arguments) {
    Ended ended = simulate(arguments.split(" "));
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.said().lines()).singleElement().asString().startsWith("cannot simulate: ");
  }
}
