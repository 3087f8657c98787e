package dev.onevalue.node.http.access.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

  static Stream<Arguments> badTokens() {
    Date later = Date.from(TestAccess.START.plus(Duration.ofMinutes(1)));
    return Stream.of(
        bad("another audience", c -> c.audience("other"), "audience is not onevalue"),
        bad(
            "another cluster's own",
            c -> c.audience("onevalue:other/demo"),
            "nor onevalue:here/demo"),
        bad("the API server's audience", c -> c.audience(FakeApi.ISSUER), "audience is not"),
        bad("no audience", c -> c.audience((String) null), "audience is not"),
        bad("another issuer", c -> c.issuer("https://evil.example"), "another issuer"),
        bad("no issuer", c -> c.issuer(null), "another issuer"),
        bad("expired", c -> c.expirationTime(Date.from(TestAccess.START)), "has expired"),
        bad("never expires", c -> c.expirationTime(null), "until when"),
        bad("issued never", c -> c.issueTime(null), "from when"),
        bad("not yet", c -> c.notBeforeTime(later), "does not count yet"),
        bad("issued in the future", c -> c.issueTime(later), "does not count yet"),
        bad(
            "for two hours",
            c -> c.expirationTime(Date.from(TestAccess.START.plus(Duration.ofHours(2)))),
            "more than an hour"),
        bad("a user", c -> c.subject("alice"), "not that of a ServiceAccount"),
        bad("a forged group", c -> c.subject("system:masters"), "not that of a ServiceAccount"),
        bad("nobody", c -> c.subject(null), "not that of a ServiceAccount"));
  }

  private static Arguments bad(
      String name, UnaryOperator<JWTClaimsSet.Builder> change, String why) {
    return Arguments.of(name, change, why);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTokens")
  void aTokenThatSaysSomethingElseDoesNotCount(
      String name, UnaryOperator<JWTClaimsSet.Builder> change, String why) {
    JWTClaimsSet claims = change.apply(TestTokens.claims("setter", TestAccess.START)).build();

    assertRefused(TestTokens.rs256(claims, TestTokens.RSA), why);
  }

  static Stream<Arguments> forgedTokens() {
    JWTClaimsSet claims = TestTokens.claims("setter", TestAccess.START).build();
    String good = TestTokens.rs256(claims, TestTokens.RSA);
    String other =
        TestTokens.rs256(TestTokens.claims("other", TestAccess.START).build(), TestTokens.RSA);
    String[] parts = good.split("\\.", -1);
    JWSHeader.Builder rs512 = new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("rsa-1");
    return Map.ofEntries(
            Map.entry("alg none", TestTokens.none(claims)),
            Map.entry(
                "alg none with the key's name",
                TestTokens.withHeader(good, _ -> "{\"alg\":\"none\",\"kid\":\"rsa-1\"}")),
            Map.entry("HS256 with the public key", TestTokens.hs256(claims, TestTokens.RSA)),
            Map.entry(
                "RS512", TestTokens.signed(rs512, claims, () -> new RSASSASigner(TestTokens.RSA))),
            Map.entry(
                "ES256 with an RSA key",
                TestTokens.withHeader(good, header -> header.replace("RS256", "ES256"))),
            Map.entry(
                "another key of this name",
                TestTokens.withHeader(
                    TestTokens.rs256(claims, TestTokens.OTHER_RSA),
                    header -> header.replace("rsa-2", "rsa-1"))),
            Map.entry("an unknown key", TestTokens.rs256(claims, TestTokens.OTHER_RSA)),
            Map.entry("no key's name", TestTokens.withHeader(good, _ -> "{\"alg\":\"RS256\"}")),
            Map.entry(
                "another's claims",
                String.join(".", parts[0], other.split("\\.", -1)[1], parts[2])),
            Map.entry("no signature", parts[0] + "." + parts[1] + "."),
            Map.entry("two parts", parts[0] + "." + parts[1]),
            Map.entry("no JWT", "s3cret"),
            Map.entry("no JSON", "e30.e30.e30"))
        .entrySet()
        .stream()
        .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("forgedTokens")
  void aForgedTokenDoesNotCount(String name, String token) {
    // so that all that is remembered is
    assertThat(access.write("setter")).isEqualTo(200);

    assertRefused(token, "");
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
