package dev.onevalue.node.http.access.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.onevalue.node.http.access.kubernetes.SigningKeys.SigningKey;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Tells whose a token is, by its signature: nobody is asked but for the keys. It has to be for the
 * audience {@value #AUDIENCE}, or for that of this cluster alone, so that it is worth little to
 * whoever steals it here, and to live for an hour at most: that of a ServiceAccount that is deleted
 * counts until then. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8725">RFC 8725, JWT Best Current Practices</a>
 */
final class ServiceAccountTokens {

  static final String AUDIENCE = "onevalue";
  static final Duration LONGEST_LIFE = Duration.ofHours(1);

  /** Clocks differ; and a clock's second is rounded. */
  private static final Duration LEEWAY = Duration.ofSeconds(10);

  /** After that a signature is verified again: its key may have been withdrawn. */
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private final SigningKeys keys;
  private final InstantSource clock;
  private final String ownAudience;
  private final Recent<String, Verified> verified = new Recent<>();

  private record Verified(ServiceAccount account, Instant until) {}

  /**
   * @param ownAudience that of tokens which are for this cluster alone
   */
  ServiceAccountTokens(SigningKeys keys, InstantSource clock, String ownAudience) {
    this.keys = keys;
    this.clock = clock;
    this.ownAudience = ownAudience;
  }

  /** Whose a token is, if that was found out less than a minute ago. Never waits. */
  Optional<ServiceAccount> known(String token) {
    Verified before = verified.get(hash(token));
    return before != null && clock.instant().isBefore(before.until)
        ? Optional.of(before.account)
        : Optional.empty();
  }

  /**
   * Whose a token is.
   *
   * @throws BadTokenException if that cannot be told by it; says why
   * @throws IOException if the keys are not known yet
   */
  ServiceAccount verify(String token, long deadline) throws BadTokenException, IOException {
    Optional<ServiceAccount> known = known(token);
    if (known.isPresent()) {
      return known.get();
    }
    try {
      SignedJWT jwt = SignedJWT.parse(token);
      SigningKey key = key(jwt, deadline);
      if (!jwt.verify(verifier(jwt.getHeader().getAlgorithm(), key.key()))) {
        throw new BadTokenException("its signature is wrong");
      }
      return accepted(token, jwt.getJWTClaimsSet(), key.issuer());
    } catch (ParseException | JOSEException | IllegalArgumentException _) {
      throw new BadTokenException("it is not a signed JWT");
    }
  }

  private SigningKey key(SignedJWT jwt, long deadline) throws BadTokenException, IOException {
    String id = jwt.getHeader().getKeyID();
    if (id == null) {
      throw new BadTokenException("it names no key");
    }
    return keys.find(id, deadline)
        .orElseThrow(() -> new BadTokenException("the API server of this cluster has no such key"));
  }

  /** The key says what it is for, never the token: RS256 for RSA, ES256 for P-256. */
  private static JWSVerifier verifier(JWSAlgorithm algorithm, JWK key)
      throws JOSEException, BadTokenException {
    if (key instanceof RSAKey rsa && algorithm.equals(JWSAlgorithm.RS256)) {
      return new RSASSAVerifier(rsa.toRSAPublicKey());
    }
    if (key instanceof ECKey ec && algorithm.equals(JWSAlgorithm.ES256)) {
      return new ECDSAVerifier(ec.toECPublicKey());
    }
    throw new BadTokenException("its algorithm is not the one of its key");
  }

  private ServiceAccount accepted(String token, JWTClaimsSet claims, String issuer)
      throws BadTokenException {
    Instant until = endOf(claims, issuer);
    ServiceAccount account =
        ServiceAccount.of(String.valueOf(claims.getSubject()))
            .orElseThrow(() -> new BadTokenException("it is not that of a ServiceAccount"));
    Instant remembered = clock.instant().plus(REMEMBERED);
    verified.put(
        hash(token), new Verified(account, remembered.isBefore(until) ? remembered : until));
    return account;
  }

  private Instant endOf(JWTClaimsSet claims, String issuer) throws BadTokenException {
    if (!issuer.equals(claims.getIssuer())) {
      throw new BadTokenException("it is of another issuer than " + issuer);
    }
    if (Collections.disjoint(claims.getAudience(), List.of(AUDIENCE, ownAudience))) {
      throw new BadTokenException(
          "its audience is not %s, nor %s".formatted(AUDIENCE, ownAudience));
    }
    if (claims.getExpirationTime() == null || claims.getIssueTime() == null) {
      throw new BadTokenException("it does not say from when, and until when, it counts");
    }
    Instant end = claims.getExpirationTime().toInstant();
    if (!clock.instant().isBefore(end)) {
      throw new BadTokenException("it has expired");
    }
    requireBegun(claims);
    if (Duration.between(claims.getIssueTime().toInstant(), end).compareTo(LONGEST_LIFE) > 0) {
      throw new BadTokenException("it lives for more than an hour");
    }
    return end;
  }

  private void requireBegun(JWTClaimsSet claims) throws BadTokenException {
    Instant soon = clock.instant().plus(LEEWAY);
    if (claims.getIssueTime().toInstant().isAfter(soon)
        || (claims.getNotBeforeTime() != null
            && claims.getNotBeforeTime().toInstant().isAfter(soon))) {
      throw new BadTokenException("it does not count yet");
    }
  }

  /** What is remembered is no token. */
  private static String hash(String token) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
