package dev.onevalue.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritesTest {

  private static final String UNINFORMED =
      "{\"title\":\"Service Unavailable\",\"status\":503,\"detail\":\"not informed yet\"}";
  private TestMember member;
  private OneValue client;

  @BeforeEach
  void start() throws Exception {
    member = TestMember.holding(7, 3, OneValueTest.LOW);
    client = OneValue.connect(Options.DEFAULT.withToken(() -> "secret"), member.uri());
    client.await(Duration.ofSeconds(5));
  }

  @AfterEach
  void stop() {
    client.close();
    member.close();
  }

  private static String written() {
    return "{\"value\":8,\"valueText\":\"8\",\"generation\":4,\"writer\":\"%1$s\",\"confirmed\":true,"
        .concat("\"holders\":[{\"member\":\"%1$s\",\"millis\":1.3}],\"missing\":[]}")
        .formatted(OneValueTest.LOW);
  }

  @Test
  void writerReadsItsOwnWriteAtOnce() throws Exception {
    member.answer(200, written());
    assertThat(client.set(8).generation()).isEqualTo(4);
    assertThat(client.value()).isEqualTo(8);
    assertThat(member.writes.take())
        .isEqualTo("/v1/value null Bearer secret {\"valueText\":\"8\"}");
  }

  @Test
  void aTokenIsReadAnewFromItsFileAndNeverRepeated(@TempDir Path folder) throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "first\n");
    try (var other = OneValue.connect(Options.DEFAULT.withTokenFile(token), member.uri())) {
      other.await(Duration.ofSeconds(5));
      Files.writeString(token, "second");
      member.answer(200, written());
      other.set(8);
      assertThat(member.writes.take()).contains(" Bearer second ");
      Files.writeString(token, "two lines\nof it");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> other.set(8))
          .withMessage("the token is none: RFC 6750, section 2.1");
      Files.delete(token);
      assertThatIOException()
          .isThrownBy(() -> other.set(8))
          .withMessageStartingWith("the token cannot be read: ")
          .withMessageContaining(token.toString());
    }
  }

  @Test
  void comparesTheGeneration() throws Exception {
    member.answer(200, written());
    assertThat(client.compareAndSet(3, 8)).isTrue();
    assertThat(member.writes.take()).startsWith("/v1/value?ifGeneration=3 null");
  }

  @Test
  void loserOfACompareAndSetKnowsWhatIsInTheWay() throws Exception {
    member.answer(412, TestMember.register(9, 5, OneValueTest.HIGH));
    assertThat(client.compareAndSet(client.register(), 8)).isFalse();
    assertThat(client.register()).returns(9L, Register::value).returns(5L, Register::generation);
    assertThat(member.writes.take())
        .startsWith("/v1/value \"3-00000000-0000-0000-0000-00000000000a\"");
  }

  @Test
  void refusalSaysWhy() {
    member.answer(409, "{\"detail\":\"the clock is wrong\"}");
    assertThatExceptionOfType(WriteRefusedException.class)
        .isThrownBy(() -> client.set(8))
        .withMessage("409: the clock is wrong")
        .returns(409, WriteRefusedException::status);
  }

  @Test
  void anotherMemberIsAskedIfNothingWasWritten() throws Exception {
    try (var other = TestMember.holding(7, 3, OneValueTest.LOW);
        var both = OneValue.connect(member.uri(), other.uri())) {
      both.await(Duration.ofSeconds(5));
      boolean first = member.uri().equals(both.connection().member());
      (first ? member : other).answer(503, UNINFORMED);
      (first ? other : member).answer(202, written());
      assertThat(both.set(8).generation()).isEqualTo(4);
    }
  }

  @Test
  void brokenConnectionIsAskedAgainWithTheSameKey() throws Exception {
    member.answer(0, "");
    member.answer(200, written());
    assertThat(client.set(8).value()).isEqualTo(8);
    assertThat(member.keys.take()).isEqualTo(member.keys.take()).isNotEqualTo("null");
  }

  @Test
  void answerThatCannotBeReadIsNoSuccess() {
    member.answer(200, "{\"value\":");
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> client.set(8))
        .withMessageStartingWith("the answer cannot be read: ");
  }
}
