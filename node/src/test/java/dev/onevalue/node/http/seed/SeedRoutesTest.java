package dev.onevalue.node.http.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.http.ServedNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plain-text routes, and what holds for every route, as a client sees them. */
class SeedRoutesTest {

  private ServedNode node;

  @BeforeEach
  void start() throws IOException {
    node = ServedNode.start();
  }

  @AfterEach
  void stop() {
    node.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "SERF"})
  void theSeedsRoutesAnswerAnyVerb(String verb) throws Exception {
    node.inform();

    assertThat(node.send(verb, "/set/7").body()).isEqualTo("7");
    assertThat(node.send(verb, "/get").body()).isEqualTo("7");
    assertThat(node.send(verb, "/notify/8/5").statusCode()).isEqualTo(200);
    assertThat(node.send("HEAD", "/get").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /set/-5        | 200 | -5
          /set/+5        | 200 | 5
          /set/5?x=1     | 200 | 5
          /set/abc       | 400 | strconv.Atoi: parsing "abc": invalid syntax
          /set/1.5       | 400 | strconv.Atoi: parsing "1.5": invalid syntax
          /set/%205      | 400 | strconv.Atoi: parsing " 5": invalid syntax
          /set/a%0Ab     | 400 | strconv.Atoi: parsing "a\\nb": invalid syntax
          /set/%00       | 400 | strconv.Atoi: parsing "\\x00": invalid syntax
          /set/1%00      | 400 | strconv.Atoi: parsing "1\\x00": invalid syntax
          /set/%FF       | 400 | strconv.Atoi: parsing "\\xff": invalid syntax
          /set/5;a=b     | 400 | strconv.Atoi: parsing "5;a=b": invalid syntax
          /set/99999999999999999999 | 400 | strconv.Atoi: parsing "99999999999999999999": value out of range
          /notify/7/3?notifier=b | 200 | ''
          /notify/a/b    | 400 | strconv.Atoi: parsing "a": invalid syntax
          /notify/7/b    | 400 | strconv.Atoi: parsing "b": invalid syntax
          /notify/7/-1   | 200 | ''
          /notify/7/9007199254740992 | 400 | generation 9007199254740992 is over 9007199254740991
          """)
  void answersAsTheSeed(String path, int status, String body) throws Exception {
    node.inform();

    node.assertAnswers(path, status, body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/get/5", "/get/", "/set/", "/set/1/2", "/set/1%2F2", "/notify/1", "/x"})
  void everythingElseIsNotFound(String path) throws Exception {
    assertThat(node.send("GET", path).statusCode()).isEqualTo(404);
  }

  @Test
  void aBadSetChangesNothing() throws Exception {
    node.inform();
    node.send("GET", "/set/abc");

    assertThat(node.loop().state().register()).isEqualTo(Register.initial(42));
  }

  @Test
  void aNotifyWithALowerOrEqualGenerationIsIgnored() throws Exception {
    node.inform();
    node.send("GET", "/notify/7/3");
    node.send("GET", "/notify/8/3");
    node.send("GET", "/notify/9/2");

    node.assertAnswers("/get", 200, "7");
  }

  @Test
  void beforeItIsInformedANodeAnswersReadsAndRefusesSets() throws Exception {
    node.assertAnswers("/get", 200, "42");
    assertThat(node.send("GET", "/readyz").statusCode()).isEqualTo(503);
    assertThat(node.send("GET", "/livez").statusCode()).isEqualTo(200);

    HttpResponse<String> refused = node.send("GET", "/set/7");
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(node.loop().state().register()).isEqualTo(Register.initial(42));

    node.inform();
    node.assertAnswers("/set/7", 200, "7");
    node.assertAnswers("/readyz", 200, "ok");
  }

  @Test
  void aGenerationAheadOfTheClockIsAConflict() throws Exception {
    node.inform();

    HttpResponse<String> refused = node.send("GET", "/notify/7/9007199254740991");

    assertThat(refused.statusCode()).isEqualTo(409);
    node.assertAnswers("/get", 200, "42");
  }

  @Test
  void headersThatAreTooLongAreRefused() throws Exception {
    assertThat(node.send("GET", "/get", "X-Long", "x".repeat(9_000)).statusCode()).isEqualTo(431);
  }
}
