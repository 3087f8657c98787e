package dev.onevalue.client.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void readsEveryKindOfValue() {
    assertThat(
            Json.object(
                " {\"a\" : 9223372036854775807, \"b\":-1.5e3,\"c\":[true,false,{\"d\":\"\"}],"
                    + "\"e\\u0041\\\"\\n\":\"\\/\\t\",\"f\":9223372036854775808,\"g\":{}} \r\n"))
        .isEqualTo(
            Map.of(
                "a",
                Long.MAX_VALUE,
                "b",
                -1500.0,
                "c",
                List.of(true, false, Map.of("d", "")),
                "eA\"\n",
                "/\t",
                "f",
                0x1p63,
                "g",
                Map.of()));
    assertThat(Json.object("{\"writer\":null}")).containsEntry("writer", null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "}",
        "[]",
        "1",
        "{}x",
        "{} {}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":1.}",
        "{\"a\":.5}",
        "{\"a\":NaN}",
        "{\"a\":\"\u0001\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"",
        "{\"a\":\"\\",
        "{\"a\":tru}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":[1,]}",
        "{\"a\":[1",
        "{\"a\":1 2}",
        "{\"a\":[[[[[[[[[1]]]]]]]]]}",
        "\ufeff{}",
        "{\"a\":\"\\u",
        "{\"a\":\uffff}"
      })
  void refusesEverythingElse(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Json.object(text))
        .withMessageStartingWith("JSON ");
  }
}
