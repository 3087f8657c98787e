package dev.onevalue.node.http.access.kubernetes;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A token that is no API server's, or not for this.
 *
 * @param why part of what a node says of it
 */
public record BadToken(String name, String token, String why) {

  /** All kinds, of a ServiceAccount {@code setter} that may write. */
  public static Stream<BadToken> all(Instant now) {
    return Stream.concat(other(now), forged(now));
  }

  private static Stream<BadToken> other(Instant now) {
    Date later = Date.from(now.plus(Duration.ofMinutes(1)));
    Date afterTwoHours = Date.from(now.plus(Duration.ofHours(2)));
    var bad = new Maker(now);
    return Stream.of(
        bad.make("another audience", c -> c.audience("other"), "audience is not onevalue"),
        bad.make(
            "another cluster's own",
            c -> c.audience("onevalue:other/demo"),
            "nor onevalue:here/demo"),
        bad.make("the API server's audience", c -> c.audience(FakeApi.ISSUER), "audience is not"),
        bad.make("no audience", c -> c.audience((String) null), "audience is not"),
        bad.make("another issuer", c -> c.issuer("https://evil.example"), "another issuer"),
        bad.make("no issuer", c -> c.issuer(null), "another issuer"),
        bad.make("expired", c -> c.expirationTime(Date.from(now)), "has expired"),
        bad.make("never expires", c -> c.expirationTime(null), "until when"),
        bad.make("issued never", c -> c.issueTime(null), "from when"),
        bad.make("not yet", c -> c.notBeforeTime(later), "does not count yet"),
        bad.make("issued in the future", c -> c.issueTime(later), "does not count yet"),
        bad.make("for two hours", c -> c.expirationTime(afterTwoHours), "more than an hour"),
        bad.make("a user", c -> c.subject("alice"), "not that of a ServiceAccount"),
        bad.make("a forged group", c -> c.subject("system:masters"), "not that of a Service"),
        bad.make("nobody", c -> c.subject(null), "not that of a ServiceAccount"));
  }

  private record Maker(Instant now) {

    BadToken make(String name, UnaryOperator<JWTClaimsSet.Builder> change, String why) {
      JWTClaimsSet claims = change.apply(TestTokens.claims("setter", now)).build();
      return new BadToken(name, TestTokens.rs256(claims, TestTokens.RSA), why);
    }
  }

  private static Stream<BadToken> forged(Instant now) {
    JWTClaimsSet claims = TestTokens.claims("setter", now).build();
    String good = TestTokens.rs256(claims, TestTokens.RSA);
    String other = TestTokens.rs256(TestTokens.claims("other", now).build(), TestTokens.RSA);
    String foreign = TestTokens.rs256(claims, TestTokens.OTHER_RSA);
    String[] parts = good.split("\\.", -1);
    JWSHeader.Builder rs512 = new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("rsa-1");
    return Stream.of(
        forged("alg none", TestTokens.none(claims)),
        forged(
            "alg none with the key's name",
            TestTokens.withHeader(good, _ -> "{\"alg\":\"none\",\"kid\":\"rsa-1\"}")),
        forged("HS256 with the public key", TestTokens.hs256(claims, TestTokens.RSA)),
        forged("RS512", TestTokens.signed(rs512, claims, () -> new RSASSASigner(TestTokens.RSA))),
        forged(
            "ES256 with an RSA key",
            TestTokens.withHeader(good, header -> header.replace("RS256", "ES256"))),
        forged(
            "another key of this name",
            TestTokens.withHeader(foreign, header -> header.replace("rsa-2", "rsa-1"))),
        forged("an unknown key", foreign),
        forged("no key's name", TestTokens.withHeader(good, _ -> "{\"alg\":\"RS256\"}")),
        forged("another's claims", String.join(".", parts[0], other.split("\\.", -1)[1], parts[2])),
        forged("no signature", parts[0] + "." + parts[1] + "."),
        forged("two parts", parts[0] + "." + parts[1]),
        forged("no JWT", "s3cret"),
        forged("no JSON", "e30.e30.e30"));
  }

  private static BadToken forged(String name, String token) {
    return new BadToken(name, token, "");
  }
}
