package dev.onevalue.node.http.access.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the API server's keys are read, and for how long they count. */
class SigningKeysTest {

  @TempDir private Path folder;
  private TestAccess access;
  private FakeApi api;

  @BeforeEach
  void start() throws IOException {
    access = new TestAccess(folder);
    api = access.api();
  }

  @AfterEach
  void stop() {
    access.close();
  }

  @Test
  void anInventedKeyIsLookedForOnceInTenSeconds() {
    assertThat(access.write("setter")).isEqualTo(200);
    String unknown = TestTokens.rs256(access.claims("setter").build(), TestTokens.OTHER_RSA);
    for (int i = 0; i < 5; i++) {
      assertUnknownKey(unknown);
    }
    assertThat(keysRead()).isEqualTo(1);

    access.pass(SigningKeys.UNKNOWN_KEY);
    for (int i = 0; i < 5; i++) {
      assertUnknownKey(unknown);
    }
    assertThat(keysRead()).isEqualTo(2);

    api.sign(TestTokens.RSA, TestTokens.OTHER_RSA);
    access.pass(SigningKeys.UNKNOWN_KEY);
    assertThat(access.writeWith(unknown)).isEqualTo(200);
  }

  @Test
  void aKeyThatIsWithdrawnCountsForAnHourAtMost() {
    assertThat(access.write("setter")).isEqualTo(200);
    api.sign(TestTokens.EC);
    access.pass(SigningKeys.LIFETIME);

    assertUnknownKey(access.token("setter"));
  }

  @Test
  void theKeysAreReadBeforeAnybodyComes() {
    var _ = KubernetesAccess.of(api.settings());

    await().until(() -> keysRead() == 1);
  }

  @Test
  void whenNoKeyCouldBeReadYetNothingCanBeKnown() {
    api.fail(500);
    assertThat(access.write("setter")).isEqualTo(503);
    api.answerAgain();
    assertThat(access.write("setter")).isEqualTo(503);
    access.pass(SigningKeys.RETRY);
    assertThat(access.write("setter")).isEqualTo(200);
  }

  @Test
  void aKeyThatIsNewInAnOutageIsNotSaidToBeWrong() {
    assertThat(access.write("setter")).isEqualTo(200);
    api.fail(500);
    access.pass(SigningKeys.UNKNOWN_KEY);
    String unknown = TestTokens.rs256(access.claims("setter").build(), TestTokens.OTHER_RSA);

    assertThat(access.writeWith(unknown)).isEqualTo(503);
    assertThat(access.writeWith(unknown)).isEqualTo(503);
    assertThat(access.write("setter")).isEqualTo(200);
  }

  private void assertUnknownKey(String token) {
    assertThat(access.whyNot(token)).startsWith("401 ").contains("has no such key");
  }

  private long keysRead() {
    return api.asked().stream().filter(path -> path.equals("/openid/v1/jwks")).count();
  }
}
