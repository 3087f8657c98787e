package dev.onevalue.node.http.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What a request asks, in few bytes: two that ask the same have the same. */
record Fingerprint(String digest) {

  static Fingerprint of(Context context) {
    return of(
        context.method().name(),
        context.path(),
        context.queryString(),
        context.header(Header.IF_MATCH),
        context.header(Header.IF_NONE_MATCH),
        context.body());
  }

  static Fingerprint of(@Nullable String... parts) {
    MessageDigest sha = sha256();
    for (String part : parts) {
      byte[] bytes = String.valueOf(part).getBytes(UTF_8);
      sha.update((bytes.length + ":").getBytes(UTF_8));
      sha.update(bytes);
    }
    return new Fingerprint(HexFormat.of().formatHex(sha.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
