package dev.onevalue.node.simulation.spread;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code simulate --spread}. */
class SpreadTest {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private int run(String arguments) {
    printed.reset();
    return Spread.run(arguments.split(" "), new PrintStream(printed, true, UTF_8));
  }

  private String output() {
    return printed.toString(UTF_8);
  }

  @Test
  void printsHowManyKnowAfterEachRound() {
    assertThat(run("--spread --nodes 500")).isZero();

    assertThat(output())
        .contains("one gossip interval", "round  0:         1 know", ":       500 know")
        .contains("all live nodes know after 2 rounds", "the update caused 499 messages");
  }

  @Test
  void endsWithOneJsonObject() throws JsonProcessingException {
    assertThat(run("--nodes 500 --loss 0.1 --dead 0.1 --fanout 3 --seed 7 --runs 2 --json"))
        .isZero();

    JsonNode json = new ObjectMapper().readTree(output().lines().toList().getLast());
    assertThat(json.at("/live").asInt()).isEqualTo(450);
    assertThat(json.at("/allKnow").asBoolean()).isTrue();
    assertThat(json.at("/runs")).hasSize(2);
    assertThat(json.at("/runs/1/seed").asInt()).isEqualTo(8);
    assertThat(json.at("/runs/0/update/messages").asInt()).isBetween(300, 500);
  }

  @Test
  void theSameSeedGivesTheSameOutputAndAnotherOneDoesNot() {
    run("--nodes 2000 --loss 0.1 --dead 0.1 --seed 5 --json");
    String first = output();
    run("--nodes 2000 --loss 0.1 --dead 0.1 --seed 5 --json");
    assertThat(output()).isEqualTo(first);

    run("--nodes 2000 --loss 0.1 --dead 0.1 --seed 6 --json");
    assertThat(output()).isNotEqualTo(first);
  }

  @Test
  void endsWithOneIfNotAllWereReached() {
    assertThat(run("--nodes 100 --loss 0.9999")).isEqualTo(1);
    assertThat(output()).contains("NOT all live nodes know");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "--nodes, --nodes needs a value",
    "--nodes 1, '--nodes must be a whole number from 2 to 10000000, not ''1'''",
    "--nodes many, '--nodes must be a whole number from 2 to 10000000, not ''many'''",
    "--loss 1, '--loss must be a number from 0 to less than 1, not ''1'''",
    "--loss NaN, '--loss must be a number from 0 to less than 1, not ''NaN'''",
    "--dead x, '--dead must be a number from 0 to less than 1, not ''x'''",
    "--runs 0, '--runs must be a whole number from 1 to 1000000, not ''0'''",
    "--speed 3, 'unknown argument ''--speed'''",
  })
  void badUsageIsToldInOneLine(String arguments, String message) {
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(output()).isEqualTo("simulate --spread: " + message + System.lineSeparator());
  }

  @Test
  void aTreeIsWorthItBeyondAFewSends() {
    var cost = new ArityCost(15, 300);

    assertThat(cost.micros(10, 9)).isEqualTo(9 * 15 + 300);
    assertThat(cost.bestArity(10)).isEqualTo(9);
    assertThat(cost.bestArity(1_000)).isEqualTo(10);
    assertThat(cost.micros(100, 64)).isLessThan(cost.micros(100, 99));
    assertThat(run("--arity-cost --send-micros 5 --hop-micros 300")).isZero();
    assertThat(output()).contains("a send takes 5 us, a hop 300 us");
  }
}
