package dev.onevalue.node.http.access.tokens;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.onevalue.node.core.register.Register;
import dev.onevalue.node.http.ServedNode;
import dev.onevalue.node.http.access.LogLines;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A node whose writers have a token each. */
class FileTokensTest {

  private static final String ALICES = "c0ffee-alice";
  private static final String BOBS = "c0ffee-bob";

  @TempDir private Path folder;
  private Path file;
  private FileTokens tokens;
  private ServedNode node;

  @BeforeEach
  void start() throws Exception {
    file = folder.resolve("tokens");
    Files.writeString(file, "# who may\n\n" + line("alice", ALICES));
    tokens = FileTokens.open(file);
    node = ServedNode.start(tokens);
    node.inform();
  }

  @AfterEach
  void stop() {
    node.close();
    tokens.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /set/7",
    "POST, /set/7",
    "GET, /notify/7/3",
    "PUT, /v1/value",
    "PUT, /v1/checkpoint",
    "GET, /set/abc",
    "DELETE, /v1/value"
  })
  void whoHasNoTokenIsToldWhatToSend(String method, String path) throws Exception {
    HttpResponse<String> answer = node.send(method, path);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer realm=\"onevalue\"");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith(path.startsWith("/v1") ? "application/problem+json" : "text/plain");
    assertThat(answer.body())
        .contains("to write, send a token: 'Authorization: Bearer TOKEN'", "WRITE_TOKENS_FILE");
    assertThat(node.loop().state().register()).isEqualTo(Register.initial(42));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer " + BOBS,
        "Bearer",
        "Bearer  ",
        "Basic " + ALICES,
        ALICES,
        "Bearer " + ALICES + " x",
        "Bearer C0FFEE-alice",
        "Bearer c0ffee-alic"
      })
  void aWrongTokenIsNone(String authorization) throws Exception {
    assertThat(put(authorization).statusCode()).isEqualTo(401);
    assertThat(node.send("GET", "/set/7", "Authorization", authorization).statusCode())
        .isEqualTo(401);
    assertThat(node.loop().state().register()).isEqualTo(Register.initial(42));
  }

  @Test
  void aTokenThatNobodyHasIsSaidToBeThat() throws Exception {
    HttpResponse<String> answer = put("Bearer " + BOBS);

    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValue("Bearer realm=\"onevalue\", error=\"invalid_token\"");
    assertThat(answer.body()).contains("this token's hash").doesNotContain(BOBS);
  }

  @Test
  void whoHasOneWritesAndEverybodyReads() throws Exception {
    assertThat(put("Bearer " + ALICES).statusCode()).isEqualTo(200);
    assertThat(node.send("GET", "/set/9", "Authorization", "bearer " + ALICES).body())
        .isEqualTo("9");
    assertThat(node.send("GET", "/notify/9/8", "Authorization", "Bearer " + ALICES).statusCode())
        .isEqualTo(200);

    for (String path : new String[] {"/get", "/v1/value", "/v1/members", "/metrics", "/readyz"}) {
      assertThat(node.send("GET", path).statusCode()).as(path).isEqualTo(200);
    }
  }

  @Test
  void whoWroteIsInHistoryAndLogAndTheTokenIsNot() throws Exception {
    try (var log = new LogLines("dev.onevalue")) {
      put("Bearer " + ALICES);
      node.send("GET", "/set/8", "Authorization", "Bearer " + ALICES);
      node.send("POST", "/set/9", "Authorization", "Bearer " + ALICES);
      node.send("GET", "/notify/10/9", "Authorization", "Bearer " + ALICES);

      String history = node.send("GET", "/v1/history").body();
      assertThat(history.split("\"by\":\"alice\"", -1)).hasSize(5);
      assertThat(log.lines())
          .contains(
              "value 7 (generation 1) was set by alice",
              "value 8 (generation 2) was set by alice",
              "value 9 (generation 3) was set by alice",
              "value 10 (generation 9) was set by alice");
      assertThat(history + log.lines()).doesNotContain(ALICES);
    }
  }

  @Test
  void aFileThatChangesCountsAtOnceWithoutARestart() throws Exception {
    Files.writeString(file, line("bob", BOBS));

    await().untilAsserted(() -> assertThat(put("Bearer " + BOBS).statusCode()).isEqualTo(200));
    assertThat(put("Bearer " + ALICES).statusCode()).isEqualTo(401);
  }

  @Test
  void aFileThatTurnsBadIsLoggedOnceAndTheOldOneCountsOn() throws Exception {
    try (var log = new LogLines("dev.onevalue")) {
      Files.writeString(file, line("bob", BOBS) + "eve s3cret\n");
      tokens.look();
      tokens.look();
      Files.delete(file);
      tokens.look();
      tokens.look();

      assertThat(log.lines()).hasSize(2);
      assertThat(log.lines().getFirst())
          .contains("line 2 is not 'name sha256:' and 64 hexadecimal digits", "counts on")
          .doesNotContain("s3cret");
      assertThat(log.lines().getLast()).contains("NoSuchFileException");
    }
    assertThat(put("Bearer " + ALICES).statusCode()).isEqualTo(200);
    assertThat(put("Bearer " + BOBS).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                | there is no token in it
          '# nobody'                        | there is no token in it
          'alice'                           | line 1 is not 'name sha256:' and 64 hexadecimal digits
          '#~~alice s3cret'                 | line 3 is not 'name sha256:' and 64 hexadecimal digits
          'alice sha256:abcd'               | line 1 is not 'name sha256:' and 64 hexadecimal digits
          'a b sha256:%s'                   | line 1 is not 'name sha256:' and 64 hexadecimal digits
          'alice sha256:%s~bob md5:%s'      | line 2 is not 'name sha256:' and 64 hexadecimal digits
          """)
  void aBadFileStopsTheStart(String text, String why) throws IOException {
    Files.writeString(file, text.replace("~", "\n").replace("%s", "a".repeat(64)));

    assertThatThrownBy(() -> FileTokens.open(file))
        .isInstanceOf(IOException.class)
        .hasMessage("WRITE_TOKENS_FILE: %s: %s".formatted(file, why));
  }

  @Test
  void aFileThatIsMissingOrHugeStopsTheStart() throws IOException {
    assertThatThrownBy(() -> FileTokens.open(folder.resolve("none")))
        .hasMessageStartingWith("WRITE_TOKENS_FILE: " + folder.resolve("none"));
    Files.writeString(file, "#".repeat(65_537));
    assertThatThrownBy(() -> FileTokens.open(file)).hasMessageContaining("more than 65536 bytes");
  }

  private HttpResponse<String> put(String authorization) throws Exception {
    return node.put("/v1/value", "{\"value\":7}", "Authorization", authorization);
  }

  private static String line(String name, String token) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
    return "%s sha256:%s%n".formatted(name, HexFormat.of().formatHex(hash));
  }
}
