package dev.onevalue.node.http.access.kubernetes;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.onevalue.node.http.access.kubernetes.api.ApiServer;
import dev.onevalue.node.http.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** What a node asks for tokens, with an API server of its own, and a time that has to be told. */
final class TestAccess implements AutoCloseable {

  static final Instant START = Instant.parse("2026-06-01T12:00:00Z");

  private final AtomicLong nanos = new AtomicLong();
  private final FakeApi api;
  private final KubernetesAccess.Both both;

  TestAccess(Path folder) throws IOException {
    api = new FakeApi(folder, TestTokens.RSA, TestTokens.EC);
    api.allow("setter", "update");
    var server = new ApiServer(api.settings());
    var keys = new SigningKeys(server, nanos::get);
    both = KubernetesAccess.of(api.settings(), server, keys, nanos::get, this::now);
  }

  FakeApi api() {
    return api;
  }

  KubernetesAccess.Both both() {
    return both;
  }

  Instant now() {
    return START.plusNanos(nanos.get());
  }

  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** Claims as an API server makes them now. */
  JWTClaimsSet.Builder claims(String name) {
    return TestTokens.claims(name, now());
  }

  /** A good token. */
  String token(String name) {
    return TestTokens.rs256(claims(name).build(), TestTokens.RSA);
  }

  /** 200 if somebody of this name may write, else the status of the answer. */
  int write(String name) {
    return writeWith(token(name));
  }

  int writeWith(String token) {
    try {
      var _ = both.writers().require("Bearer " + token);
      return 200;
    } catch (ProblemException e) {
      return e.status().getCode();
    }
  }

  /** Why not; empty if they may. */
  String whyNot(String token) {
    try {
      var _ = both.writers().require("Bearer " + token);
      return "";
    } catch (ProblemException e) {
      return e.status().getCode() + " " + e.getMessage();
    }
  }

  @Override
  public void close() {
    api.close();
  }
}
