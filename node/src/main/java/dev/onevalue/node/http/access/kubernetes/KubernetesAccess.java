package dev.onevalue.node.http.access.kubernetes;

import dev.onevalue.node.http.access.Access;
import dev.onevalue.node.http.access.BearerToken;
import dev.onevalue.node.http.access.Caller;
import dev.onevalue.node.http.access.kubernetes.api.ApiServer;
import dev.onevalue.node.http.access.kubernetes.api.ApiSettings;
import dev.onevalue.node.http.log.Printable;
import dev.onevalue.node.http.log.SparseLog;
import dev.onevalue.node.http.problem.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for the token of a ServiceAccount, and RBAC whether that may. */
public final class KubernetesAccess implements Access {

  private static final Logger LOG = LoggerFactory.getLogger(KubernetesAccess.class);
  private static final SparseLog LOGGED = new SparseLog(System::nanoTime);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final ServiceAccountTokens tokens;
  private final Permissions permissions;
  private final Words words;

  private KubernetesAccess(ServiceAccountTokens tokens, Permissions permissions, Words words) {
    this.tokens = tokens;
    this.permissions = permissions;
    this.words = words;
  }

  /** What a node asks of those who write, and of those who read: their tokens are the same. */
  public record Both(Access writers, Access readers) {}

  /** Asks this API server: for its keys at once, so that who comes first need not wait. */
  public static Both of(ApiSettings settings) {
    var api = new ApiServer(settings);
    var keys = new SigningKeys(api, System::nanoTime);
    Thread.ofVirtual().name("signing-keys").start(keys::readAhead);
    return of(settings, api, keys, System::nanoTime, InstantSource.system());
  }

  static Both of(
      ApiSettings settings,
      ApiServer api,
      SigningKeys keys,
      LongSupplier nanoTime,
      InstantSource clock) {
    var tokens = new ServiceAccountTokens(keys, clock, settings.ownAudience());
    return new Both(
        access(api, settings, "update", tokens, nanoTime),
        access(api, settings, "get", tokens, nanoTime));
  }

  private static Access access(
      ApiServer api,
      ApiSettings settings,
      String verb,
      ServiceAccountTokens tokens,
      LongSupplier nanoTime) {
    var reviews = new AccessReviews(api, settings, verb);
    return new KubernetesAccess(
        tokens, new Permissions(reviews::allows, nanoTime), new Words(settings, verb));
  }

  @Override
  public Optional<Caller> known(@Nullable String authorization) {
    return BearerToken.in(authorization)
        .flatMap(tokens::known)
        .filter(permissions::isKnown)
        .map(account -> new Caller(account.user()));
  }

  @Override
  public Caller require(@Nullable String authorization) throws ProblemException {
    String token =
        BearerToken.in(authorization)
            .orElseThrow(() -> BearerToken.missing(words.tokenIsMissing()));
    try {
      return require(token, System.nanoTime() + PATIENCE.toNanos());
    } catch (BadTokenException e) {
      throw BearerToken.invalid(words.tokenIsBad(String.valueOf(e.getMessage())));
    } catch (IOException e) {
      String why = Printable.of(String.valueOf(e.getMessage()));
      if (LOGGED.isDue(words.toString())) {
        LOG.warn("{}", words.notKnown(why));
      }
      throw ProblemException.tryAgain(words.notKnown(why));
    }
  }

  private Caller require(String token, long deadline)
      throws ProblemException, BadTokenException, IOException {
    ServiceAccount account = tokens.verify(token, deadline);
    if (!permissions.allow(account, deadline)) {
      throw BearerToken.forbidden(words.notAllowed(account));
    }
    return new Caller(account.user());
  }
}
