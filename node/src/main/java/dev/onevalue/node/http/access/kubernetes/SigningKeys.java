package dev.onevalue.node.http.access.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.onevalue.node.http.access.kubernetes.api.ApiServer;
import dev.onevalue.node.http.access.kubernetes.api.ApiUnavailableException;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys that the API server signs tokens with, and the issuer that it names in them. They are
 * read anew every hour, and when a key is unknown, but then once in ten seconds at most: whoever
 * invents keys asks for no more than that. What was read last counts until then. Thread-safe.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/">Service
 *     account issuer discovery</a>
 */
final class SigningKeys {

  static final Duration LIFETIME = Duration.ofHours(1);
  static final Duration UNKNOWN_KEY = Duration.ofSeconds(10);
  static final Duration RETRY = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);

  /** A process that has just started needs more than a second for its first connection alone. */
  private static final Duration AHEAD = Duration.ofSeconds(10);

  private static final String DISCOVERY = "/.well-known/openid-configuration";
  private static final String KEYS = "/openid/v1/jwks";

  private final ApiServer api;
  private final LongSupplier nanoTime;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable Keys keys;
  private volatile long askedAt;
  private volatile boolean asked;
  private volatile boolean failed;

  /**
   * What was read.
   *
   * @param readAt when, by the clock of {@link SigningKeys}
   */
  private record Keys(String issuer, JWKSet set, long readAt) {

    Optional<SigningKey> find(String id) {
      return Optional.ofNullable(set.getKeyByKeyId(id)).map(key -> new SigningKey(issuer, key));
    }
  }

  /** One of them, and in whose name it signs. */
  record SigningKey(String issuer, JWK key) {}

  /**
   * @param nanoTime by which what was read grows old
   */
  SigningKeys(ApiServer api, LongSupplier nanoTime) {
    this.api = api;
    this.nanoTime = nanoTime;
  }

  /**
   * A key.
   *
   * @return empty if there is none of that name
   * @throws IOException if no keys could be read yet
   */
  Optional<SigningKey> find(String id, long deadline) throws IOException {
    Keys present = keys;
    if (present != null && present.find(id).isPresent()) {
      return isOld(present) ? refreshed(present, id, deadline) : present.find(id);
    }
    return unknown(id, deadline);
  }

  /** Reads them before anybody has sent a token. */
  void readAhead() {
    asking.lock();
    try {
      var _ = read(System.nanoTime() + AHEAD.toNanos());
    } catch (IOException e) {
      LOG.warn("the keys of the Kubernetes API are not known yet: {}", e.getMessage());
    } finally {
      asking.unlock();
    }
  }

  /** Who comes while they are read goes on with those that there are. */
  private Optional<SigningKey> refreshed(Keys present, String id, long deadline) {
    if (asking.tryLock()) {
      try {
        return isDue(UNKNOWN_KEY) ? read(deadline).find(id) : present.find(id);
      } catch (IOException _) {
        return present.find(id);
      } finally {
        asking.unlock();
      }
    }
    return present.find(id);
  }

  private Optional<SigningKey> unknown(String id, long deadline) throws IOException {
    lock(deadline);
    try {
      Keys present = keys;
      if (isDue(present == null ? RETRY : UNKNOWN_KEY)) {
        present = read(deadline);
      }
      if (present == null || failed) {
        throw new ApiUnavailableException("its keys are not known");
      }
      return present.find(id);
    } finally {
      asking.unlock();
    }
  }

  private void lock(long deadline) throws IOException {
    try {
      if (!asking.tryLock(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        throw new ApiUnavailableException("its keys are being read");
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new ApiUnavailableException("interrupted");
    }
  }

  private boolean isOld(Keys present) {
    return nanoTime.getAsLong() - present.readAt >= LIFETIME.toNanos();
  }

  private boolean isDue(Duration interval) {
    return !asked || nanoTime.getAsLong() - askedAt >= interval.toNanos();
  }

  private Keys read(long deadline) throws IOException {
    long now = nanoTime.getAsLong();
    askedAt = now;
    asked = true;
    failed = true;
    JsonNode issuer = api.get(DISCOVERY, deadline).path("issuer");
    String set = api.get(KEYS, deadline).toString();
    try {
      Keys read = new Keys(issuer.asText(), JWKSet.parse(set), now);
      keys = read;
      failed = false;
      return read;
    } catch (ParseException e) {
      throw new ApiUnavailableException("its keys cannot be read: " + e.getMessage());
    }
  }
}
