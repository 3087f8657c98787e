package dev.onevalue.node.http.access.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.function.UnaryOperator;

/** Signs tokens as an API server does, and as it does not. */
public final class TestTokens {

  static final RSAKey RSA = rsa("rsa-1");
  static final RSAKey OTHER_RSA = rsa("rsa-2");
  static final ECKey EC = ec();

  private TestTokens() {}

  /** One that an API server has signed now. */
  public static String good(String name) {
    return rs256(claims(name, Instant.now()).build(), RSA);
  }

  /** As {@code kubectl create token NAME --namespace app --audience onevalue} makes it. */
  static JWTClaimsSet.Builder claims(String name, Instant now) {
    return new JWTClaimsSet.Builder()
        .issuer(FakeApi.ISSUER)
        .subject("system:serviceaccount:app:" + name)
        .audience("onevalue")
        .issueTime(Date.from(now))
        .notBeforeTime(Date.from(now))
        .expirationTime(Date.from(now.plus(Duration.ofHours(1))));
  }

  static String rs256(JWTClaimsSet claims, RSAKey key) {
    return signed(
        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()),
        claims,
        () -> new RSASSASigner(key));
  }

  static String signed(JWSHeader.Builder header, JWTClaimsSet claims, Signer signer) {
    try {
      var jwt = new SignedJWT(header.build(), claims);
      jwt.sign(signer.make());
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String es256(JWTClaimsSet claims, ECKey key) {
    return signed(
        new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()),
        claims,
        () -> new ECDSASigner(key));
  }

  static String none(JWTClaimsSet claims) {
    return new PlainJWT(claims).serialize();
  }

  /** With the public key, which everybody knows, as the secret. */
  static String hs256(JWTClaimsSet claims, RSAKey key) {
    return signed(
        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()),
        claims,
        () -> new MACSigner(key.toRSAPublicKey().getEncoded()));
  }

  /** Says another algorithm than the one that it was signed by. */
  static String withHeader(String token, UnaryOperator<String> change) {
    String[] parts = token.split("\\.", -1);
    String header = new String(Base64.getUrlDecoder().decode(parts[0]), UTF_8);
    String changed =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(change.apply(header).getBytes(UTF_8));
    return String.join(".", changed, parts[1], parts.length > 2 ? parts[2] : "");
  }

  /** Makes a signer. */
  interface Signer {
    JWSSigner make() throws JOSEException;
  }

  private static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static ECKey ec() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("ec-1").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
