package dev.onevalue.node.http.access.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that are no API server's, or not for this. */
class ServiceAccountTokensTest {

  @TempDir private Path folder;
  private TestAccess access;

  @BeforeEach
  void start() throws IOException {
    access = new TestAccess(folder);
  }

  @AfterEach
  void stop() {
    access.close();
  }

  @Test
  void whatTheApiServerSignedIsGood() {
    assertThat(access.write("setter")).isEqualTo(200);
    assertThat(access.writeWith(TestTokens.es256(access.claims("setter").build(), TestTokens.EC)))
        .isEqualTo(200);
  }

  @Test
  void whatIsForThisClusterAloneIsGood() {
    JWTClaimsSet own = access.claims("setter").audience("onevalue:here/demo").build();
    assertThat(access.writeWith(TestTokens.rs256(own, TestTokens.RSA))).isEqualTo(200);
  }

  static Stream<Named<BadToken>> badTokens() {
    return BadToken.all(TestAccess.START).map(token -> Named.of(token.name(), token));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTokens")
  void aTokenThatSaysSomethingElseOrIsForgedDoesNotCount(BadToken bad) {
    // so that all that is remembered is
    assertThat(access.write("setter")).isEqualTo(200);

    assertRefused(bad.token(), bad.why());
  }

  @Test
  void aTokenThatExpiresMeanwhileCountsNoMore() {
    String token =
        TestTokens.rs256(
            access
                .claims("setter")
                .expirationTime(Date.from(TestAccess.START.plusSeconds(30)))
                .build(),
            TestTokens.RSA);
    assertThat(access.writeWith(token)).isEqualTo(200);
    access.pass(Duration.ofSeconds(30));

    assertRefused(token, "has expired");
  }

  private void assertRefused(String token, String why) {
    assertThat(access.whyNot(token))
        .startsWith("401 this token does not count: ")
        .contains(why, "--audience onevalue")
        .doesNotContain(token);
  }
}
